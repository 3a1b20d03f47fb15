using System.Collections.Immutable;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Numbers;

/// <summary>Reads a run of digits with the separators inside it.</summary>
internal static class DigitLiteral
{
    private const int LongestNumber = 24;

    /// <summary>Reads from a digit on. More than one number where the separators part dates, times or lists.</summary>
    public static (ImmutableArray<FoundNumber> Numbers, int End) Read(string text, int start, Language language)
    {
        var groups = new List<TextRange>(3);
        var separators = new List<char>(2);
        var i = start;
        while (true)
        {
            var from = i;
            while (i < text.Length && Letters.Digit(text[i]) >= 0)
                i++;
            groups.Add(TextRange.Between(from, i));
            if (i + 1 >= text.Length || Letters.Digit(text[i + 1]) < 0 || !IsSeparator(text, i, groups, language))
                break;
            separators.Add(text[i++]);
        }

        if (groups.Sum(group => group.Length) > LongestNumber)
            return ([], i);

        if (separators.Count == 0)
            return ([Number([Value(text, groups)], groups)], i);

        return (AsOne(text, groups, separators) is { Length: > 0 } values
            ? [Number(values, groups)]
            : [.. groups.Select(group => Number([Value(text, [group])], [group]))], i);
    }

    private static bool IsSeparator(string text, int at, List<TextRange> groups, Language language) => text[at] switch
    {
        '.' or ',' or '\u066B' or '\u066C' or ':' => true,
        '\'' or '\u2019' or '\u060C' => HasThousands(text, at, groups),
        '\u00A0' or '\u202F' or '\u2009' => HasThousands(text, at, groups),
        ' ' => language.SpacesThousands && HasThousands(text, at, groups),
        _ => false,
    };

    private static bool HasThousands(string text, int at, List<TextRange> groups)
    {
        var end = at + 1;
        while (end < text.Length && Letters.Digit(text[end]) >= 0)
            end++;
        return end - at - 1 == 3 && groups[0].Length <= 3;
    }

    /// <summary>What the whole can mean as one number; empty if it cannot.</summary>
    private static ImmutableArray<decimal> AsOne(string text, List<TextRange> groups, List<char> separators)
    {
        if (separators.Contains(':'))
            return [];

        var last = separators[^1];
        var isThousands = groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3) && Letters.Digit(text[groups[0].Start]) > 0;
        if (separators.Distinct().Count() == 1)
        {
            ImmutableArray<decimal> thousands = isThousands && last != '\u066B' ? [Value(text, groups)] : [];
            return separators.Count == 1 && last is '.' or ',' or '\u066B' && separators.Count == 1
                ? thousands.Add(Fraction(text, groups))
                : thousands;
        }

        var isMixed = separators.SkipLast(1).All(separator => separator == separators[0])
            && last is '.' or ',' or '\u066B' && groups.Skip(1).SkipLast(1).All(group => group.Length == 3);
        return isMixed ? [Fraction(text, groups)] : [];
    }

    private static FoundNumber Number(ImmutableArray<decimal> values, List<TextRange> groups) =>
        new(values, TextRange.Between(groups[0].Start, groups[^1].End), NumberCertainty.Digits);

    private static decimal Value(string text, List<TextRange> groups)
    {
        var value = 0m;
        foreach (var group in groups)
        {
            for (var i = group.Start; i < group.End; i++)
                value = (value * 10) + Letters.Digit(text[i]);
        }

        return value;
    }

    private static decimal Fraction(string text, List<TextRange> groups)
    {
        var fraction = Value(text, [groups[^1]]);
        for (var i = 0; i < groups[^1].Length; i++)
            fraction /= 10;
        return Value(text, groups[..^1]) + fraction;
    }
}
