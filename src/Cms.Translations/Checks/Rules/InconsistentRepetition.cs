namespace Cms.Translations.Checks.Rules;

/// <summary>A text that stands in the source twice is translated in two ways. The one that differs from the first is named.</summary>
internal sealed class InconsistentRepetition() : ArticleCheck("inconsistent-repetition", FindingSeverity.Warning)
{
    public override IEnumerable<Finding> Run(CheckedArticle article)
    {
        var first = new Dictionary<string, CheckedPair>(StringComparer.Ordinal);
        foreach (var pair in article.Translated.Where(pair => pair.Source.HasWords))
        {
            var source = Simple(pair.Segment.Source);
            if (first.TryAdd(source, pair))
                continue;

            var other = Simple(first[source].Segment.Target!);
            if (!string.Equals(other, Simple(pair.Segment.Target!), StringComparison.OrdinalIgnoreCase))
                yield return In(pair, [], [], "The same source text was translated differently before: “{0}”.", other);
        }
    }

    private static string Simple(string text) => text.Trim().TrimEnd('.', ':');
}
