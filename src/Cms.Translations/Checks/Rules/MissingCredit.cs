namespace Cms.Translations.Checks.Rules;

/// <summary>Somebody translated this.</summary>
internal sealed class MissingCredit() : ArticleCheck("missing-credit", FindingSeverity.Error)
{
    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        if (article.Text.Details is { Translators: 0 })
            yield return About("Translators", null, "No translator is credited.");
    }
}
