using System.Collections.Immutable;
using Cms.Translations.Checks.Rules;

namespace Cms.Translations.Checks;

/// <summary>Everything that is looked for in an article, in one list.</summary>
public static class ArticleChecks
{
    private static readonly ImmutableArray<ArticleCheck> Checks =
    [
        new Untranslated(),
        new OmittedWithoutReason(),
        new NumberMismatch(),
        new LinkLost(),
        new MissingCredit(),
        new MissingDisclaimer(),
        new MissingAlternativeText(),
        new SameAsSource(),
        new InconsistentRepetition(),
        new NameSpelledTwice(),
        new UnbalancedMarks(),
        new QuotationLost(),
        new HeadlineLength(),
        new SummaryLength(),
        new DoubledWord(),
        new ForeignPunctuation(),
        new EndPunctuation(),
        new Whitespace(),
    ];

    /// <summary>The checks there are, in the order of the list.</summary>
    public static ImmutableArray<CheckKind> All { get; } = [.. Checks.Select(check => new CheckKind(check.Id, check.Severity))];

    /// <summary>Runs all checks.</summary>
    /// <param name="memory">Of the same article, from the time before; null reads everything.</param>
    /// <returns>By risk: the most severe first, within a severity in reading order, then by check.</returns>
    public static ImmutableArray<Finding> Run(CheckedText text, CheckLimits limits, CheckMemory? memory = null)
    {
        var article = new CheckedArticle(text, limits, memory ?? new CheckMemory());
        var order = text.Segments.Select((segment, index) => (segment.Id, index)).ToDictionary(s => s.Id, s => s.index, StringComparer.Ordinal);
        return
        [
            .. Checks.SelectMany(check => check.Run(article))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Place.SegmentId is { } id ? order[id] : -1),
        ];
    }
}

/// <summary>A check, as settings and lists name it.</summary>
public sealed record CheckKind(string Id, FindingSeverity Severity);
