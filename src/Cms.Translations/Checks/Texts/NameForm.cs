using System.Text;

namespace Cms.Translations.Checks.Texts;

/// <summary>What stays of a name whatever system it was romanised by: spellings of one name have one form.</summary>
/// <remarks>
/// Dropped: case, accents, the article in all its shapes (al-, el-, a-, ash-…), apostrophes and hyphens, doubled letters and
/// a silent h at the end. Joined: o and u, e and a, i and y, q and k, with the pairs of vowels that stand for one sound.
/// </remarks>
internal static class NameForm
{
    private static readonly string[] Articles = ["al", "el", "ul", "ar", "er", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "at", "et", "az", "ez", "adh", "ath", "a", "e", "l"];

    private static readonly (string From, string To)[] Sounds =
    [
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"), ("aw", "au"), ("ow", "au"), ("ph", "f"), ("dj", "j"), ("tch", "ch"),
    ];

    /// <summary>The word without an article that is joined to it by a hyphen: <c>Ashara</c> of <c>al-Ashara</c>.</summary>
    public static string WithoutArticle(string word)
    {
        var hyphen = word.AsSpan().IndexOfAny('-', '\u2010', '\u2011');
        return hyphen > 0 && hyphen + 1 < word.Length && Articles.Contains(word[..hyphen], StringComparer.OrdinalIgnoreCase)
            ? word[(hyphen + 1)..]
            : word;
    }

    /// <summary>The form, such as <c>ashara</c>.</summary>
    public static string Of(string word)
    {
        var plain = Plain(WithoutArticle(word));
        foreach (var (from, to) in Sounds)
            plain = plain.Replace(from, to, StringComparison.Ordinal);

        var form = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            var sound = c switch { 'e' => 'a', 'o' => 'u', 'y' => 'i', 'q' => 'k', _ => c };
            if (form.Length == 0 || form[^1] != sound)
                form.Append(sound);
        }

        if (form is [.., 'a' or 'i' or 'u', 'h'])
            form.Length--;
        return form.ToString();
    }

    /// <summary>Without its vowels; y and w count as vowels.</summary>
    public static string Consonants(string form) => string.Concat(form.Where(c => !IsVowel(c)));

    public static bool IsVowel(char c) => c is 'a' or 'i' or 'u' or 'w';

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetter(c) && !Letters.IsApostrophe(c))
                plain.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }
}
