using System.Collections.Immutable;
using Cms.Translations.Checks.Texts;

namespace Cms.Translations.Checks.Numbers;

/// <summary>Reads the numbers of a text by value: digits of any script with their separators, words, and both together.</summary>
/// <remarks><c>١٢ ألفاً</c>, <c>12,000</c>, <c>12 000</c> and <c>twelve thousand</c> are one number.</remarks>
internal static class NumberReader
{
    /// <summary>Marks of the months whose name has two words.</summary>
    internal const decimal Tishrin = -10;

    internal const decimal Kanun = -12;

    /// <param name="other">The language of the text that this one is compared with.</param>
    public static ImmutableArray<FoundNumber> Read(InlineText text, Language language, Language other)
    {
        var words = NumberWords.Of(language);
        var phrase = new NumberPhrase(words.IsArabic, NumberWords.Of(other).IsKnown);
        var visible = text.Visible;
        var i = 0;
        while (i < visible.Length)
        {
            var c = visible[i];
            if (Letters.Digit(c) >= 0)
            {
                i = DigitsAt(visible, i, language, phrase);
            }
            else if (char.IsLetter(c))
            {
                var start = i;
                while (i < visible.Length && Letters.IsOfWord(visible[i]))
                    i++;
                if (words.Find(visible.AsSpan(start, i - start)) is { } word)
                    phrase.Add(word, TextRange.Between(start, i));
                else
                    phrase.Break(isJoin: words.IsArabic && i - start == 1 && c == 'و');
            }
            else
            {
                if (!char.IsWhiteSpace(c) && c != InlineText.Nothing && !Letters.IsHyphen(c))
                    phrase.Break();
                i++;
            }
        }

        return phrase.End();
    }

    private static int DigitsAt(string text, int start, Language language, NumberPhrase phrase)
    {
        var (literals, end) = DigitLiteral.Read(text, start, language);
        var isCode = IsPartOfName(text, start);
        var suffixEnd = end;
        while (suffixEnd < text.Length && Letters.IsLatin(text[suffixEnd]))
            suffixEnd++;
        var suffix = text.AsSpan(end, suffixEnd - end);
        var isSoft = isCode || suffix is "s" || suffix is ['A' or 'C' or >= 'D' and <= 'J' or 'L' or 'N' or >= 'O' and <= 'Z'];
        var scale = suffix switch
        {
            "k" or "K" => 1_000m,
            "m" or "M" or "mn" => 1_000_000m,
            "b" or "B" or "bn" => 1_000_000_000m,
            _ => 1m,
        };

        if (literals is [var hours, var minutes] && text[hours.Range.End] == ':' && minutes.Range.Length == 2)
        {
            phrase.Add(TimeOfDay(hours, minutes));
            return end;
        }

        foreach (var literal in literals)
        {
            var values = scale == 1 ? literal.Values : [.. literal.Values.Select(value => value * scale), .. literal.Values];
            phrase.AddDigits(values, literal.Range, isSoft, IsJoined(text, literal.Range.Start));
        }

        // The suffix has been read with the digits, except a word such as "km" that says nothing.
        return scale == 1 ? end : suffixEnd;
    }

    /// <summary>Hours and minutes as one number, also on a clock of twelve hours, also written with a point.</summary>
    private static FoundNumber TimeOfDay(FoundNumber hours, FoundNumber minutes)
    {
        var (hour, minute) = (hours.Values[0], minutes.Values[0]);
        ImmutableArray<decimal> values =
        [
            hour + (minute / 100), ((hour + 12) % 24) + (minute / 100), .. (ReadOnlySpan<decimal>)(minute == 0 ? [hour % 12, (hour % 12) + 12] : []),
        ];
        return new(values, TextRange.Between(hours.Range.Start, minutes.Range.End), NumberCertainty.Spelled);
    }

    private static bool IsJoined(string text, int start) =>
        start > 0 && text[start - 1] == 'و' && (start == 1 || !Letters.IsOfWord(text[start - 2]));

    /// <summary>Whether Latin letters stand right before, with a hyphen or without, as in <c>F16</c>, <c>SY-24</c>.</summary>
    private static bool IsPartOfName(string text, int start)
    {
        var i = start - 1;
        if (i > 0 && Letters.IsHyphen(text[i]))
            i--;
        return i >= 0 && char.IsUpper(text[i]);
    }
}
