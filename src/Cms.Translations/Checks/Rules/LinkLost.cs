namespace Cms.Translations.Checks.Rules;

/// <summary>Every address the source links to is linked in the translation. One that only the translation has is named too.</summary>
internal sealed class LinkLost() : SegmentCheck("link-lost", FindingSeverity.Error)
{
    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        var given = pair.Target.Links.Select(link => link.Address).ToHashSet(StringComparer.Ordinal);
        var wanted = pair.Source.Links.Select(link => link.Address).ToHashSet(StringComparer.Ordinal);
        foreach (var link in pair.Source.Links.Where(link => !given.Contains(link.Address)))
            yield return In(pair, [link.Range], [], "The link to {0} is not in the translation.", link.Address);

        if (pair.Segment.Source.Length == 0)
            yield break;

        foreach (var link in pair.Target.Links.Where(link => !wanted.Contains(link.Address)))
            yield return In(pair, [], [link.Range], "The link to {0} is not in the source.", link.Address);
    }
}
