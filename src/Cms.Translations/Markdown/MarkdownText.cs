using System.Text;

namespace Cms.Translations.Markdown;

/// <summary>Puts plain text into Markdown so that a reader sees the same characters.</summary>
internal static class MarkdownText
{
    /// <summary>
    /// The text of one paragraph with what Markdown would read as markup escaped; untouched where it reads nothing.
    /// </summary>
    internal static string Literal(string text)
    {
        var lines = string.Join('\n', text.Split('\n').Select(line => line.Trim()));
        return lines.Length == 0 || MarkdownRenderer.IsPlain(lines) ? lines : BlockText.Paragraph(Escape(lines));
    }

    /// <summary>Escapes every character that could be inline markup, wherever the text will stand in a line.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '&' or '|' or '!')
                escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>
    /// As <see cref="Escape"/>, but a text in which nothing could be markup, also beside other text, stays as it is.
    /// </summary>
    internal static string EscapeInline(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (NeedsEscape(text, i))
                escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string text, int at)
    {
        var before = at > 0 ? text[at - 1] : '\0';
        var after = at + 1 < text.Length ? text[at + 1] : '\0';
        return text[at] switch
        {
            '\\' or '`' or '[' or ']' or '|' => true,
            '*' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)),
            '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            '<' => after == '\0' || char.IsAsciiLetter(after),
            '&' => after is '\0' or '#' || char.IsAsciiLetter(after),
            '!' => after is '\0' or '[',
            _ => false,
        };
    }
}
