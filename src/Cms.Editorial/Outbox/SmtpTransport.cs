using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Cms.Editorial.Outbox;

/// <summary>SMTP, as <c>Cms:Smtp</c> says.</summary>
internal sealed class SmtpTransport(EditorialOptions options) : IMailTransport
{
    public async Task<(string Error, bool IsFinal)?> SendAsync(Mail mail, string id, CancellationToken cancellationToken)
    {
        if (options.Mail.Host is not { } host)
            return ("No mail server is configured: Cms:Smtp:Host is empty.", false);

        MimeMessage message;
        try
        {
            message = Compose(mail, id);
        }
        catch (FormatException exception)
        {
            return (exception.Message, true);
        }

        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(host, options.Mail.Port, Enum.Parse<SecureSocketOptions>(options.Mail.Security), cancellationToken);
            if (options.Mail.UserName is { } name)
                await client.AuthenticateAsync(name, options.Mail.Password ?? "", cancellationToken);

            await client.SendAsync(message, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
            return null;
        }
        catch (SmtpCommandException exception)
        {
            return (exception.Message, (int)exception.StatusCode >= 500);
        }
        catch (Exception exception) when (exception is ProtocolException or IOException or System.Net.Sockets.SocketException
            or AuthenticationException or ServiceNotAuthenticatedException or SslHandshakeException)
        {
            return (exception.Message, false);
        }
    }

    private MimeMessage Compose(Mail mail, string id)
    {
        var message = new MimeMessage { Subject = mail.Subject, MessageId = $"{id}@dragoman" };
        message.From.AddRange(Addresses([mail.From ?? options.Mail.From ?? throw new FormatException("The mail has no sender: Cms:Smtp:From is empty.")]));
        message.To.AddRange(Addresses(mail.To));
        message.Cc.AddRange(Addresses(mail.Cc));
        message.Bcc.AddRange(Addresses(mail.Bcc));
        message.ReplyTo.AddRange(Addresses(mail.ReplyTo));
        if (message.To.Count + message.Cc.Count + message.Bcc.Count == 0)
            throw new FormatException("The mail is for nobody: it has no recipients.");

        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        var plain = mail.Text is null ? null : new TextPart(TextFormat.Plain) { Text = mail.Text };
        var html = mail.Html is null ? null : new TextPart(TextFormat.Html) { Text = mail.Html };
        message.Body = plain is not null && html is not null
            ? new MultipartAlternative(plain, html)
            : (MimeEntity?)plain ?? html ?? new TextPart(TextFormat.Plain) { Text = "" };
        return message;
    }

    private static IEnumerable<InternetAddress> Addresses(IEnumerable<string> texts) => texts.Select(text =>
        MailboxAddress.TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no mail address."));
}
