namespace Cms.Translations.Checks.Rules;

/// <summary>An image, beside the text or in it, without words for those who do not see it.</summary>
internal sealed class MissingAlternativeText() : ArticleCheck("missing-alternative-text", FindingSeverity.Error)
{
    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        foreach (var image in article.Text.Details?.Images ?? [])
        {
            if (string.IsNullOrWhiteSpace(image.AlternativeText))
                yield return About(image.Field, image.Path, "The image {0} has no alternative text.", image.Path);
        }

        foreach (var pair in article.Translated)
        {
            foreach (var image in pair.Target.Links.Where(link => link.IsImage && string.IsNullOrWhiteSpace(link.Label)))
                yield return In(pair, [], [image.Range], "The image {0} has no alternative text.", image.Address);
        }
    }
}
