using System.Text.RegularExpressions;
using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>Recognises a disclaimer by the known templates, else by what such a text says.</summary>
internal sealed partial class DisclaimerForms
{
    private const int MostWords = 120;
    private const int MostWordsOfNotice = 40;

    private readonly List<(string Id, Regex Pattern)> _known;

    internal DisclaimerForms(IEnumerable<KnownDisclaimer> known) =>
        _known = [.. known.Where(d => Key(d.Text).Length > 0).Select(d => (d.Id, Pattern(d.Text)))];

    /// <summary>The known disclaimer that the whole text is, and the outlet it names.</summary>
    internal (string Id, string? Outlet)? Known(string text)
    {
        var key = Key(text);
        foreach (var (id, pattern) in _known)
        {
            if (pattern.Match(key) is { Success: true } match)
                return (id, match.Groups["outlet"] is { Success: true, Value: var outlet } ? outlet.Trim() : null);
        }

        return null;
    }

    /// <summary>It says that it was translated, and that it was not verified or whose the responsibility is.</summary>
    internal static bool IsFull(string text) => Translated().IsMatch(Key(text)) && Reserves(text) && Words(text) <= MostWords;

    /// <summary>It says no more than that it was translated, and by whom.</summary>
    internal static bool IsNotice(string text) => TranslatedAndEdited().IsMatch(Key(text)) && Words(text) <= MostWordsOfNotice;

    /// <summary>It could be the next sentence of a disclaimer.</summary>
    internal static bool Reserves(string text) => NotVerified().IsMatch(Key(text)) || Responsibility().IsMatch(Key(text));

    internal static string? TranslatedFrom(string text) =>
        From().Match(Key(text)) is { Success: true } match ? match.Groups["outlet"].Value.Trim() : null;

    private static int Words(string text) => Segments.WordCount.Of(text);

    /// <summary>Quotes, apostrophes and blanks differ from page to page.</summary>
    private static string Key(string text) => StoredText.Line(text)
        .Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"').Trim('*', '_', ' ');

    private static Regex Pattern(string template)
    {
        var pattern = Regex.Escape(Key(template).TrimEnd('.')).Replace(@"\{outlet}", "(?<outlet>.{1,120}?)", StringComparison.Ordinal)
            .Replace(@"\{site}", "(?:.{1,120}?)", StringComparison.Ordinal);
        return new($@"^{pattern}\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    [GeneratedRegex(@"^(?:this|the) (?:article|story|report|text|piece|interview|item|post)(?: has been| was| is)(?: \w+){0,2} translated\b|^translated (?:from|by) |^(?:this|the) \w+ is a translation|^(?:تُ?رجمت?|تمت? ترجمة|هذه? \w+ مترجمة?)\b|^ترجمة وتحرير", RegexOptions.IgnoreCase)]
    private static partial Regex Translated();

    [GeneratedRegex(@"^(?:this|the) (?:article|story|report|text|piece|interview|item|post)(?: has been| was| is)(?: \w+){0,2} (?:translated(?: and edited)?|edited and translated) by [^.]+\.?$|^translated(?: from [^.]+)?(?: and edited)? by [^.]+\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex TranslatedAndEdited();

    [GeneratedRegex(@"\b(?:has|have) not (?:independently )?(?:verified|checked)|\bnot been (?:independently )?verified|\b(?:could|can)(?:not| not) (?:independently )?(?:be )?verif|\bdo(?:es)? not necessarily (?:reflect|represent)|لم (?:ي|ت)تحقق|لم (?:ي|ت)تثبت|لا (?:ي|ت)عبر بالضرورة", RegexOptions.IgnoreCase)]
    private static partial Regex NotVerified();

    [GeneratedRegex(@"\bresponsibility for the (?:information|views|content|opinions)|\blies entirely with the author|مسؤولية .*(?:المعلومات|الآراء|المحتوى|الكاتب|المؤلف)", RegexOptions.IgnoreCase)]
    private static partial Regex Responsibility();

    [GeneratedRegex(@"\b(?:translated|taken) from (?<outlet>[^.,;]{2,80}?)(?: and edited\b| by\b|[.,;]|$)|\b(?:originally|first) published (?:by|in|on) (?<outlet>[^.,;]{2,80}?)(?: and\b|[.,;]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex From();
}
