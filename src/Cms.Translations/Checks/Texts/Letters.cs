using System.Globalization;

namespace Cms.Translations.Checks.Texts;

internal static class Letters
{
    public static bool IsArabic(char c) => c is (>= '\u0620' and <= '\u064A') or (>= '\u066E' and <= '\u06D3') or (>= '\u06FA' and <= '\u06FF')
        or (>= '\u0750' and <= '\u077F') or (>= '\uFB50' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    public static bool IsLatin(char c) => char.IsLetter(c) && c is < '\u0250' or (>= '\u1E00' and <= '\u1EFF');

    /// <summary>A vowel sign or accent that stands on the letter before it.</summary>
    public static bool IsMark(char c) => c > '\u02FF' && c is (< '\u0620' or > '\u064A') && CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>A letter, or a mark of one.</summary>
    public static bool IsOfWord(char c) => c is >= '\u0620' and <= '\u064A' || char.IsLetter(c) || IsMark(c);

    /// <summary>The value of a decimal digit of any script, or -1.</summary>
    public static int Digit(char c) => c is >= '0' and <= '9' ? c - '0' : c < '\u0660' || char.IsLetter(c) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u02BC' or '\u02BB' or '\u02BE' or '\u02BF';

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';
}
