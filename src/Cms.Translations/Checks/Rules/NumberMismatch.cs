using Cms.Translations.Checks.Numbers;
using Cms.Translations.Checks.Texts;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks.Rules;

/// <summary>A number stands on one side only. Compared by value: digits of any script, with any separators, or words.</summary>
/// <remarks>
/// A number in words is named only where both sides have one that the other lacks; ordinals, months and part of names are
/// never. A headline may drop numbers, and take them from the text below it.
/// </remarks>
internal sealed class NumberMismatch() : SegmentCheck("number-mismatch", FindingSeverity.Error)
{
    /// <summary>Up to here a language whose words are not known may well use one.</summary>
    private const decimal OftenInWords = 20;

    protected override bool LooksFurther(CheckedPair pair) => pair.Segment.Kind == SegmentKind.Headline;

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (pair.Segment.Source.Length == 0)
            yield break;

        var missing = Unmatched(pair.SourceNumbers, pair.TargetNumbers, pair.Target, article.Target);
        var added = Unmatched(pair.TargetNumbers, pair.SourceNumbers, pair.Source, article.Source);
        if (pair.Segment.Kind == SegmentKind.Headline)
        {
            added.RemoveAll(number => number.Values.Any(article.SourceNumbers.Contains));
            if (added.Count == 0)
                missing.Clear();
        }

        if (missing.Count == 0)
            added.RemoveAll(number => number.Certainty == NumberCertainty.Spelled);
        if (added.Count == 0)
            missing.RemoveAll(number => number.Certainty == NumberCertainty.Spelled);

        if (missing is [var from] && added is [var to])
        {
            yield return In(
                pair, [from.Range], [to.Range], "The number {0} of the source is {1} in the translation.",
                pair.Source.Show(from.Range), pair.Target.Show(to.Range));
            yield break;
        }

        foreach (var number in missing)
            yield return In(pair, [number.Range], [], "The number {0} of the source is not in the translation.", pair.Source.Show(number.Range));
        foreach (var number in added)
            yield return In(pair, [], [number.Range], "The number {0} is not in the source.", pair.Target.Show(number.Range));
    }

    private static List<FoundNumber> Unmatched(
        IReadOnlyList<FoundNumber> numbers, IReadOnlyList<FoundNumber> others, InlineText otherText, Language language) =>
    [
        .. numbers
            .Where(number => number.Certainty != NumberCertainty.Soft && !others.Any(number.Means))
            .Where(number => NumberWords.Of(language).IsKnown || number.Values.All(value => value > OftenInWords))
            .Where(number => !(NumberWords.Of(language).IsArabic && IsInTheNoun(number, otherText)))
            .DistinctBy(number => number.Values[0]),
    ];

    /// <summary>Arabic says one by the noun alone, and two by its dual.</summary>
    private static bool IsInTheNoun(FoundNumber number, InlineText arabic) =>
        number.Values is [1, ..]
        || (number.Values is [2, ..] && arabic.Words.Any(word =>
            word.Text.Length >= 4 && (word.Text.EndsWith("ين", StringComparison.Ordinal) || word.Text.EndsWith("ان", StringComparison.Ordinal)
                || word.Text.EndsWith("تا", StringComparison.Ordinal) || word.Text.EndsWith("تي", StringComparison.Ordinal))));
}
