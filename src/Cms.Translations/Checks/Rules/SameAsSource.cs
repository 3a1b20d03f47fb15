using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Rules;

/// <summary>The translation is the source itself.</summary>
/// <remarks>A name or a code may well be the same: between languages of one script it takes three words to be noticed.</remarks>
internal sealed class SameAsSource() : SegmentCheck("same-as-source", FindingSeverity.Warning)
{
    private const int FewWords = 3;

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (article.Source == article.Target || First(pair.Source) != First(pair.Target) || !SameWords(pair))
            yield break;

        var isForeign = article.Target.IsLatinScript != article.Source.IsLatinScript
            && pair.Target.Words.Any(word => word.Text.Any(c => char.IsLetter(c) && Letters.IsLatin(c) != article.Target.IsLatinScript));
        if (isForeign || pair.Target.Words.Length >= FewWords)
            yield return In(pair, [], [], "The translation is the same as the source.");
    }

    private static char First(InlineText text) => char.ToLowerInvariant(text.Visible.FirstOrDefault(char.IsLetter));

    private static bool SameWords(CheckedPair pair) =>
        pair.Source.Words.Length > 0
        && pair.Source.Words.Select(word => word.Text).SequenceEqual(pair.Target.Words.Select(word => word.Text), StringComparer.OrdinalIgnoreCase);
}
