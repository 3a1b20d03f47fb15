namespace Cms.Translations.Checks.Rules;

/// <summary>What a reader of the translation does not get is left out for a reason that the next person can read.</summary>
internal sealed class OmittedWithoutReason() : ArticleCheck("omitted-without-reason", FindingSeverity.Error)
{
    public override IEnumerable<Finding> Run(CheckedArticle article) => article.Pairs
        .Where(pair => pair.Segment.IsOmitted && string.IsNullOrWhiteSpace(pair.Segment.OmittedBecause))
        .Select(pair => In(pair, [], [], "This segment is left out, and no reason is given."));
}
