namespace Cms.Translations.Checks.Rules;

/// <summary>No disclaimer is chosen, and no rule chooses one when the article is published.</summary>
internal sealed class MissingDisclaimer() : ArticleCheck("missing-disclaimer", FindingSeverity.Error)
{
    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        if (article.Text.Details is { HasDisclaimer: false })
            yield return About("Disclaimer", null, "No disclaimer applies to this article.");
    }
}
