using Cms.Translations.Checks.Texts;
using Cms.Translations.Segments;

namespace Cms.Translations.Checks.Rules;

/// <summary>Spaces at the ends, doubled, before a comma or missing after it; invisible characters; stretched Arabic letters.</summary>
internal sealed class Whitespace() : SegmentCheck("whitespace", FindingSeverity.Notice)
{
    private const string SpaceBefore = "A space stands before the punctuation mark.";

    private const char Tatweel = '\u0640';

    protected override IEnumerable<Finding> Find(CheckedPair pair, CheckedArticle article)
    {
        if (pair.Segment.Kind == SegmentKind.Table)
            yield break;

        var text = pair.Target.Stored;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            yield return In(pair, [], [new(char.IsWhiteSpace(text[0]) ? 0 : text.Length - 1, 1)], "There is a space at the beginning or at the end.");

        var shown = pair.Target.Visible;
        for (var i = 1; i < text.Length - 1; i++)
        {
            var message = text[i] switch
            {
                ' ' or '\u00A0' or '\t' when IsDouble(text, i) => "Two spaces stand together.",
                '.' or ',' or '،' or '؛' or '؟' when char.IsWhiteSpace(text[i - 1]) && !Letters.IsOfWord(text[i + 1]) && text[i + 1] != '.' && Letters.Digit(text[i + 1]) < 0 =>
                    SpaceBefore,
                ',' or '،' or '؛' when shown[i] != ' ' && Letters.IsOfWord(text[i - 1]) && Letters.IsOfWord(text[i + 1]) =>
                    "No space follows the punctuation mark.",
                '\u200B' or '\uFEFF' or '\u00AD' or '\u2028' or '\u2029' => "An invisible character stands here.",
                Tatweel when Letters.IsArabic(text[i - 1]) && Letters.IsArabic(text[i + 1]) && text[i - 1] != Tatweel && text[i - 1] != 'ه' =>
                    "A letter is stretched with tatweel.",
                _ => null,
            };
            if (message is not null)
                yield return In(pair, [], [new(message == SpaceBefore ? i - 1 : i, 1)], message);
        }

        if (text.Length > 2 && text[^1] is '.' or ',' or '،' or '؟' or '؛' && char.IsWhiteSpace(text[^2]))
            yield return In(pair, [], [new(text.Length - 2, 1)], SpaceBefore);
    }

    /// <summary>The second of two spaces, unless they break the line or were told already.</summary>
    private static bool IsDouble(string text, int i)
    {
        if (text[i - 1] is not (' ' or '\u00A0' or '\t') || (i > 1 && text[i - 2] is ' ' or '\u00A0' or '\t'))
            return false;

        var end = i;
        while (end < text.Length && text[end] is ' ' or '\u00A0' or '\t')
            end++;
        return i - 1 > 0 && end < text.Length && text[end] != '\n';
    }
}
