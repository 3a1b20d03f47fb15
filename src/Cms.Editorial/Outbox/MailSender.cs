using System.Text.Json;
using Cms.Data.Outbox;

namespace Cms.Editorial.Outbox;

/// <summary>Sends mails of the outbox.</summary>
internal sealed class MailSender(IMailTransport transport) : IOutboxSender
{
    public string Kind => Mail.Kind;

    public async Task<OutboxSending> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var mail = JsonSerializer.Deserialize<Mail>(message.Payload)!;
        return await transport.SendAsync(mail, message.Id, cancellationToken) is { } failed
            ? new OutboxSending(failed.Error, null, failed.IsFinal)
            : OutboxSending.Sent();
    }
}
