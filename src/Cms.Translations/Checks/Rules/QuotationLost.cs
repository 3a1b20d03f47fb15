using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Rules;

/// <summary>What the source quotes, the translation quotes: a quotation of some length did not turn into narration, or the reverse.</summary>
/// <remarks>Short ones are names or ironies, which languages mark differently.</remarks>
internal sealed class QuotationLost() : SegmentCheck("quotation-lost", FindingSeverity.Warning)
{
    private const int LongInWords = 5;

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (pair.IsTitle)
            yield break;

        var (source, target) = (QuotationMarks.Read(pair.Source), QuotationMarks.Read(pair.Target));
        if (source.Longest >= LongInWords && target.Count == 0)
            yield return In(pair, source.At, [], "The source quotes here, the translation does not.");
        else if (target.Longest >= LongInWords && source.Count == 0 && pair.Segment.Source.Length > 0)
            yield return In(pair, [], target.At, "The translation quotes here, the source does not.");
    }
}
