using System.Collections.Frozen;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Rules;

/// <summary>A word stands twice in a row.</summary>
/// <remarks>
/// Some words may, by language. Arabic doubles nouns to say "one by one": there only particles and words with the article
/// are named. A name of two equal words is left alone, and so is what the source doubles itself.
/// </remarks>
internal sealed class DoubledWord() : SegmentCheck("doubled-word", FindingSeverity.Warning)
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Allowed = new Dictionary<string, FrozenSet<string>>
    {
        ["en"] = Set("that", "had", "very", "no", "bye", "so", "is", "do", "much", "many", "far"),
        ["fr"] = Set("nous", "vous", "très", "non", "oui", "bien"),
        ["de"] = Set("die", "der", "das", "sie", "den", "dem"),
        ["es"] = Set("no", "muy", "sí"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> ArabicParticles = Set(
        "من", "في", "على", "إلى", "الى", "عن", "أن", "ان", "إن", "أو", "او", "ثم", "قد", "لم", "لن", "ما", "مع", "بين", "بعد", "قبل",
        "هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "كان", "كانت", "وقد", "وفي", "ومن", "حتى", "كما", "أي", "كل", "غير", "عند");

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        var words = pair.Target.Words;
        for (var i = 1; i < words.Length; i++)
        {
            var (one, two) = (words[i - 1], words[i]);
            if (!one.Text.Equals(two.Text, StringComparison.OrdinalIgnoreCase) || !Adjoin(pair.Target, one, two))
                continue;

            if (!MayStandTwice(two.Text, one.Text, i == 1, article.Target) && !IsDoubledInSource(pair))
                yield return In(pair, [], [TextRange.Between(one.Range.Start, two.Range.End)], "The word “{0}” stands twice.", two.Text);
        }
    }

    private static bool Adjoin(InlineText text, Word one, Word two)
    {
        for (var i = one.Range.End; i < two.Range.Start; i++)
        {
            if (text.Visible[i] != InlineText.Nothing && !char.IsWhiteSpace(text.Visible[i]))
                return false;
        }

        return true;
    }

    private static bool MayStandTwice(string second, string first, bool isAtStart, Language language)
    {
        if (language.IsArabicScript)
            return !ArabicParticles.Contains(second) && !(second.Length > 3 && second.StartsWith("ال", StringComparison.Ordinal));

        return (Allowed.TryGetValue(language.Code, out var allowed) && allowed.Contains(second.ToLowerInvariant()))
            || (char.IsUpper(second[0]) && (char.IsUpper(first[0]) || isAtStart));
    }

    private static bool IsDoubledInSource(CheckedPair pair)
    {
        var words = pair.Source.Words;
        return Enumerable.Range(1, Math.Max(0, words.Length - 1)).Any(i => words[i].Text == words[i - 1].Text);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
