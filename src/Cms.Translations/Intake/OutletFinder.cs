using System.Text.RegularExpressions;
using Cms.Translations.Markdown;

namespace Cms.Translations.Intake;

/// <summary>Finds the outlet an article was translated from, the plainest sign first.</summary>
internal static partial class OutletFinder
{
    /// <param name="disclaimer">Text of the disclaimer, if there is one.</param>
    /// <param name="fromDisclaimer">The name in the place of a known disclaimer's <c>{outlet}</c>.</param>
    /// <param name="summary">The summary, if there is one.</param>
    /// <param name="text">Title, summary and body as plain text.</param>
    /// <param name="hints">What the newsroom knows.</param>
    internal static FoundOutlet? Find(string? disclaimer, string? fromDisclaimer, string? summary, string text, ArticlePageHints hints)
    {
        if ((fromDisclaimer ?? DisclaimerForms.TranslatedFrom(disclaimer ?? "")) is { } named && !IsSite(named, hints))
            return Known(named, hints, "the disclaimer names it") ?? new(named, null, "the disclaimer names it");

        foreach (var outlet in hints.Outlets.Where(outlet => !IsSite(outlet.Name, hints)))
        {
            if (Names(outlet).Any(name => AccordingTo(name).IsMatch(text)))
                return new(outlet.Name, outlet.Id, "the text says \"according to\" it");
        }

        if (summary is not null && Attribution(summary) is { } attributed && !IsSite(attributed, hints) && char.IsUpper(attributed[0]))
            return Known(attributed, hints, "the summary ends with it") ?? new(attributed, null, "the summary ends with \"according to\" it");

        var mentioned = hints.Outlets.Where(outlet => !IsSite(outlet.Name, hints))
            .Select(outlet => (Outlet: outlet, Mentions: Names(outlet).Sum(name => Mention(name).Count(text))))
            .Where(outlet => outlet.Mentions > 0)
            .ToList();
        return mentioned.Count == 0 ? null : mentioned.MaxBy(outlet => outlet.Mentions) is var (most, mentions)
            ? new(most.Name, most.Id, $"the text names it {(mentions == 1 ? "once" : mentions + " times")}") : null;
    }

    /// <summary>Whom a summary gives as its source in its last words; null when it names nobody.</summary>
    internal static string? Attribution(string text) =>
        EndsWithSource().Match(StoredText.Line(text)) is { Success: true } match ? match.Groups["name"].Value.Trim() : null;

    private static FoundOutlet? Known(string name, ArticlePageHints hints, string reason)
    {
        var key = Bare(name);
        var known = hints.Outlets.FirstOrDefault(outlet => Names(outlet).Any(n => Bare(n) == key));
        return known is null ? null : new(known.Name, known.Id, reason);
    }

    private static string Bare(string name) => StoredText.Line(name).Replace('’', '\'').Trim('"', '“', '”', '«', '»', ' ').ToUpperInvariant()
        is var upper && upper.StartsWith("THE ", StringComparison.Ordinal) ? upper[4..] : upper;

    private static bool IsSite(string name, ArticlePageHints hints) => hints.SiteNames.Any(site => Bare(site) == Bare(name));

    private static IEnumerable<string> Names(KnownOutlet outlet) =>
        new[] { outlet.Name, outlet.NativeName }.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => StoredText.Line(name!));

    /// <summary>Between word boundaries; Arabic writes "and", "by", "for" and "as" as a letter before the name.</summary>
    private static Regex Mention(string name) => new(
        $@"(?<![\p{{L}}\p{{N}}])[وفبلك]?{Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static Regex AccordingTo(string name) => new(
        $@"(?:\baccording to(?: the)?|\breported by|بحسب|حسب|وفق|وفقا?ً? ?ل?ـ?|نقلا?ً? عن)\s*[""“«]?{Regex.Escape(name)}(?![\p{{L}}\p{{N}}])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?:\baccording to(?: the(?= \p{Lu}))?|بحسب|\bحسب|\bوفق|وفقا?ً? ل|نقلا?ً? عن)\s+[""“«]?(?<name>[^.,;،؛""”»]{2,60})[""”»]?\s*\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex EndsWithSource();
}
