using System.Collections.Immutable;

namespace Cms.Editorial.Outbox;

/// <summary>An e-mail as it lies in the outbox.</summary>
/// <param name="From">Null for the site's own address.</param>
/// <param name="Text">Null where there is only HTML.</param>
public sealed record Mail(
    string? From,
    ImmutableArray<string> To,
    ImmutableArray<string> Cc,
    ImmutableArray<string> Bcc,
    ImmutableArray<string> ReplyTo,
    string Subject,
    string? Text,
    string? Html)
{
    /// <summary>The kind of such a message.</summary>
    public const string Kind = "mail";

    /// <summary>Address to which a POST ends such mails to this person (RFC 8058); null where there is none.</summary>
    public string? Unsubscribe { get; init; }
}

/// <summary>The configuration's <c>Cms:Smtp</c>.</summary>
/// <param name="Host">Null where no mail is sent.</param>
/// <param name="From">The site's own address.</param>
/// <param name="Security"><c>Auto</c>, <c>None</c>, <c>StartTls</c> or <c>SslOnConnect</c>.</param>
public sealed record MailOptions(
    string? Host = null, int Port = 587, string? UserName = null, string? Password = null, string? From = null, string Security = "Auto")
{
    /// <summary>What <see cref="Security"/> can be.</summary>
    public static ImmutableArray<string> Securities { get; } = ["Auto", "None", "StartTls", "SslOnConnect"];
}

/// <summary>Hands a mail to a mail server.</summary>
public interface IMailTransport
{
    /// <param name="id">Becomes the message id, so that a second delivery can be recognised.</param>
    /// <returns>Null, or why the server did not take it and whether it never will.</returns>
    Task<(string Error, bool IsFinal)?> SendAsync(Mail mail, string id, CancellationToken cancellationToken);
}
