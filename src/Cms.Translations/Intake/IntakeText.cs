using System.Globalization;
using System.Text;
using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>The door for files: turns bytes into text, or says why it cannot.</summary>
public static class IntakeText
{
    /// <summary>The largest file that is taken, in bytes: 5 MB.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    private static readonly string[] HtmlEndings = [".html", ".htm", ".xhtml"];

    /// <summary>
    /// Takes UTF-8 with or without a byte order mark and UTF-16 with one. The text comes back without the mark, with
    /// LF line ends and in NFC.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="fileName">Named in messages; its ending helps to tell HTML from plain text.</param>
    public static IntakeResult Read(ReadOnlySpan<byte> bytes, string fileName)
    {
        if (bytes.Length > MaxBytes)
        {
            return Refuse("too-large", fileName, string.Create(
                CultureInfo.InvariantCulture,
                $"is too large: {bytes.Length:N0} bytes, and {MaxBytes:N0} is the most that is taken. Bring the story alone, as text or as one HTML page."));
        }

        if (bytes.IsEmpty)
            return Refuse("empty", fileName, "is empty: it has no bytes.");

        if (FileSignature.Of(bytes) is { } format)
            return Refuse("binary", fileName, $"is {format}, not text. Save the story as plain text or HTML in UTF-8.");

        var encoding = TextEncoding.Of(bytes);
        if (encoding.Refusal is { } refusal)
            return Refuse(refusal.Code, fileName, refusal.Message);

        var text = encoding.Text!;
        if (FindBadCharacter(text) is { } bad)
            return Refuse(bad.Code, fileName, bad.Message);

        if (text.All(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B'))
            return Refuse("empty", fileName, "is empty: there is nothing in it but blanks.");

        return Accept(text, fileName, encoding.Name);
    }

    private static IntakeResult.Accepted Accept(string text, string fileName, string encoding)
    {
        var notes = new List<string>();
        var kept = string.Concat(text.Where(c => !IsStrayControl(c) && c != '\uFEFF'));
        if (kept.Length < text.Length)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{text.Length - kept.Length} invisible control character(s) were removed."));
        }

        if (encoding != "utf-8")
            notes.Add($"The file is in {encoding.ToUpperInvariant()}; it was read as such and is kept in UTF-8.");

        return new(StoredText.Of(kept), IsHtml(kept, fileName), encoding, notes);
    }

    private static bool IsHtml(string text, string fileName)
    {
        if (HtmlEndings.Any(ending => fileName.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return true;

        var start = text.AsSpan().TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && text.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static (string Code, string Message)? FindBadCharacter(string text)
    {
        var line = 1;
        var controls = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
                line++;
            if (c == '\0')
                return ("bad-characters", string.Create(CultureInfo.InvariantCulture, $"has the character U+0000 on line {line}, which no text has. Save it again as text in UTF-8."));
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c))
                return ("bad-characters", string.Create(CultureInfo.InvariantCulture, $"has half a character (the lone surrogate U+{(int)c:X4}) on line {line}. Save it again from the program it was written in."));
            if (IsStrayControl(c))
                controls++;
        }

        return controls > 8 && controls > text.Length / 100
            ? ("binary", string.Create(CultureInfo.InvariantCulture, $"is not text: {controls} of its {text.Length} characters are control characters."))
            : null;
    }

    /// <summary>Control characters that mean nothing in a story; tab, line ends and form feed do.</summary>
    private static bool IsStrayControl(char c) => char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u0085');

    private static IntakeResult.Refused Refuse(string code, string fileName, string message) => new(code, $"'{fileName}' {message}");
}
