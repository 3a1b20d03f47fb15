using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Notifications;

/// <summary>Writes the mails. They name no person and quote nothing; titles stand in them only where the configuration says so,
/// since a mailbox may be read by others.</summary>
public static class NotificationMails
{
    private static readonly ResourceManager Texts = new("Cms.Editorial.Notifications.MailTexts", typeof(NotificationMails).Assembly);

    /// <summary>The first one where nothing else fits.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "ar"];

    public static string LanguageOf(CultureInfo culture) =>
        Languages.Contains(culture.TwoLetterISOLanguageName) ? culture.TwoLetterISOLanguageName : Languages[0];

    /// <summary>Returns where a person finds what the notification is about; opening it marks it as read.</summary>
    public static string OpenPath(string id) => $"/admin/notifications/open/{id}";

    /// <param name="baseUrl">Without a slash at the end; null leaves the links without a site.</param>
    internal static Mail Compose(
        string address, string site, string? baseUrl, string language, string unsubscribe, bool isDigest, bool withTitles, IReadOnlyList<NotificationLine> lines)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        string Text(string key) => Texts.GetString(key, culture) ?? key;
        string Sentence(NotificationLine line) => withTitles && line.Title is { Length: > 0 } title
            ? $"{Text(line.Kind.ToString())} — \u2068{title}\u2069"
            : Text(line.Kind.ToString());

        var subject = $"{site}: {(isDigest || lines.Count != 1 ? string.Format(culture, Text("Digest"), lines.Count) : Sentence(lines[0]))}".ReplaceLineEndings(" ");
        var off = $"{baseUrl}/admin/notifications/unsubscribe?key={Uri.EscapeDataString(unsubscribe)}";
        var plain = new StringBuilder();
        var html = new StringBuilder();
        var direction = culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><meta charset=\"utf-8\"><body dir=\"{direction}\" style=\"font-family:sans-serif;line-height:1.5\"><ul>");
        foreach (var line in lines)
        {
            var link = baseUrl + OpenPath(line.Id);
            plain.Append(Sentence(line)).Append('\n').Append(link).Append("\n\n");
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Encode(link)}\">{Encode(Sentence(line))}</a></li>");
        }

        plain.Append("--\n").Append(Text("Why")).Append('\n').Append(Text("Unsubscribe")).Append('\n').Append(off).Append('\n');
        html.Append(CultureInfo.InvariantCulture, $"</ul><p style=\"color:#555\"><small>{Encode(Text("Why"))} <a href=\"{Encode(off)}\">{Encode(Text("Unsubscribe"))}</a></small></p></body></html>");
        return new Mail(null, [address], [], [], [], subject, plain.ToString(), html.ToString())
        {
            Unsubscribe = baseUrl is null ? null : $"{baseUrl}/admin/notifications/off?key={Uri.EscapeDataString(unsubscribe)}",
        };
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
