using System.Collections.Frozen;
using System.Text;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Numbers;

/// <summary>The words for numbers of one language: the common ones, not every one.</summary>
internal sealed class NumberWords
{
    private const int LongestWord = 16;

    private static readonly NumberWords None = new(new Dictionary<string, NumberWord>(), false, false);

    private static readonly FrozenDictionary<string, NumberWords> ByLanguage = new Dictionary<string, NumberWords>
    {
        ["ar"] = new(ArabicNumberWords.All(), true, true),
        ["en"] = new(EnglishNumberWords.All(), false, true),
        ["fr"] = new(FrenchNumberWords.All(), false, true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, NumberWord> _words;
    private readonly FrozenDictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private NumberWords(Dictionary<string, NumberWord> words, bool isArabic, bool isKnown)
    {
        _words = words.ToFrozenDictionary(StringComparer.Ordinal);
        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        (IsArabic, IsKnown) = (isArabic, isKnown);
    }

    /// <summary>Whether this language's words for numbers are known here at all.</summary>
    public bool IsKnown { get; }

    public bool IsArabic { get; }

    public static NumberWords Of(Language language) => ByLanguage.GetValueOrDefault(language.Code, None);

    /// <summary>Returns null for a word that says nothing about numbers.</summary>
    public NumberWord? Find(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord || !IsKnown)
            return null;

        Span<char> plain = stackalloc char[LongestWord];
        var length = 0;
        foreach (var c in word)
        {
            if (Letters.IsMark(c) || c == '\u0640')
                continue;
            plain[length++] = c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' => 'ي',
                'ة' => 'ه',
                _ => char.ToLowerInvariant(c),
            };
        }

        return IsArabic ? FindArabic(plain[..length]) : Look(plain[..length]);
    }

    /// <summary>As in the dictionary, else without "and", preposition and article.</summary>
    private NumberWord? FindArabic(ReadOnlySpan<char> word)
    {
        if (Look(word) is { } found)
            return found;

        if (word.Length > 3 && word[^1] == 'ا')
            return FindArabic(word[..^1]);

        var rest = word;
        var isJoined = rest.Length > 3 && rest[0] is 'و' or 'ف';
        if (isJoined)
        {
            rest = rest[1..];
            if (Look(rest) is { } joined)
                return joined with { IsJoined = word[0] == 'و' };
        }

        if (rest.Length > 3 && rest[0] is 'ب' or 'ل' or 'ك')
        {
            rest = rest[1..];
            if (Look(rest) is { } after)
                return after with { IsJoined = isJoined && word[0] == 'و' };
        }

        if (rest.Length > 4 && (rest.StartsWith("ال") || rest.StartsWith("لل")) || rest.Length > 4 && rest[0] == 'ل')
        {
            rest = rest[(rest[1] == 'ل' ? 2 : 1)..];
            if (Look(rest) is { } definite)
                return definite with { IsJoined = isJoined && word[0] == 'و' };
        }

        return null;
    }

    private NumberWord? Look(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var found) ? found : null;

    /// <summary>Adds each of the words, separated by spaces.</summary>
    internal static void Add(Dictionary<string, NumberWord> words, NumberWordKind kind, decimal value, string names)
    {
        foreach (var name in names.Split(' '))
            words[name.Normalize(NormalizationForm.FormC)] = new(kind, value);
    }

    /// <summary>Adds one word for each value from <paramref name="first"/> on; a word with <c>/</c> has several forms.</summary>
    internal static void Count(Dictionary<string, NumberWord> words, NumberWordKind kind, decimal first, decimal step, string names)
    {
        foreach (var (index, forms) in names.Split(' ').Index())
            Add(words, kind, first + (step * index), forms.Replace('/', ' '));
    }
}
