using System.Globalization;
using System.Text;

namespace Cms.Translations.Segments;

/// <summary>Counts words in any script.</summary>
public static class WordCount
{
    private const int ArabicTatweel = 0x0640;

    /// <summary>
    /// Runs of letters, marks and digits; an apostrophe, hyphen, joiner or decimal point inside a run does not end it.
    /// Each Chinese or Japanese character counts as one.
    /// </summary>
    /// <param name="text">Plain text; Markdown marks are no letters and so count nothing, a link's address does.</param>
    public static int Of(string text)
    {
        var count = 0;
        var inWord = false;
        var runes = text.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            if (IsIdeograph(runes[i]))
            {
                count++;
                inWord = false;
            }
            else if (IsWordRune(runes[i], inWord))
            {
                count += inWord ? 0 : 1;
                inWord = true;
            }
            else
            {
                inWord = inWord && IsConnector(runes[i]) && i + 1 < runes.Length && IsWordRune(runes[i + 1], inWord: false);
            }
        }

        return count;
    }

    private static bool IsWordRune(Rune rune, bool inWord) =>
        Rune.IsLetterOrDigit(rune)
        || (inWord && (rune.Value == ArabicTatweel || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format));

    private static bool IsConnector(Rune rune) =>
        rune.Value is '\'' or 0x2019 or '-' or 0x2010 or 0x2011 or '.' or ',' or 0x066B or 0x066C or 0x00B7 or '_' or '@';

    private static bool IsIdeograph(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
