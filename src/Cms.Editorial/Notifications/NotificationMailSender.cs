using System.Text.Json;
using Cms.Data.Accounts;
using Cms.Data.Notifications;
using Cms.Data.Outbox;
using Cms.Editorial.Outbox;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Notifications;

/// <summary>Sends the mails about notifications. Who it goes to, and what they may see, is what holds when it goes: not what held
/// when it was written.</summary>
internal sealed class NotificationMailSender(
    NotificationStore store, Everybody everybody, AccountStore accounts, ListNotifications list, IMailTransport transport, CurrentSite site,
    EditorialOptions options) : IOutboxSender
{
    public string Kind => NotificationLetter.Kind;

    public async Task<OutboxSending> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var letter = JsonSerializer.Deserialize<NotificationLetter>(message.Payload)!;
        if (await everybody.FindAsync(letter.AccountId, cancellationToken) is not { } actor
            || await accounts.FindEmailAsync(letter.AccountId, cancellationToken) is not { } address
            || (await store.FindSettingsAsync([letter.AccountId], cancellationToken)).GetValueOrDefault(letter.AccountId) is not { } settings
            || MailChoices.Read(settings).IsEmpty)
            return OutboxSending.Sent();

        var unread = (await store.FindAsync(letter.AccountId, letter.Notifications, cancellationToken)).Where(n => n.ReadUtc is null).ToArray();
        var aboutItems = unread.Where(n => n.Item is not null).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var lines = (await list.ReadAsync(unread, actor, cancellationToken))
            .Where(line => line.Item is not null || !aboutItems.Contains(line.Id)).ToArray();
        if (lines.Length == 0)
            return OutboxSending.Sent();

        var mail = NotificationMails.Compose(
            address, (await site.GetAsync(cancellationToken)).Name, options.BaseUrl, settings.Language, settings.Unsubscribe,
            letter.IsDigest, options.TitlesInMails, lines);
        return await transport.SendAsync(mail, message.Id, cancellationToken) is { } failed
            ? new OutboxSending(failed.Error, null, failed.IsFinal)
            : OutboxSending.Sent();
    }
}
