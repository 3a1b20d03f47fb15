using System.Globalization;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks.Rules;

/// <summary>The headline is not longer than the newsroom wants.</summary>
internal sealed class HeadlineLength() : SegmentCheck("headline-length", FindingSeverity.Warning)
{
    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (pair.Segment.Kind != SegmentKind.Headline)
            yield break;

        var length = new StringInfo(pair.Target.Stored.Trim()).LengthInTextElements;
        if (length > article.Limits.Headline)
        {
            yield return In(
                pair, [], [], "The headline has {0} characters; {1} is the most.",
                length.ToString(CultureInfo.InvariantCulture), article.Limits.Headline.ToString(CultureInfo.InvariantCulture));
        }
    }
}
