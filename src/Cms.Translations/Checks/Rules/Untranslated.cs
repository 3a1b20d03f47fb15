namespace Cms.Translations.Checks.Rules;

/// <summary>A segment that has to be translated has no text, and nobody left it out.</summary>
internal sealed class Untranslated() : ArticleCheck("untranslated", FindingSeverity.Error)
{
    public override IEnumerable<Finding> Run(CheckedArticle article) => article.Pairs
        .Where(pair => pair.Segment is { IsTranslatable: true, IsOmitted: false } && pair.Segment.Source.Length > 0 && !pair.IsTranslated)
        .Select(pair => In(pair, [], [], "This segment is not translated."));
}
