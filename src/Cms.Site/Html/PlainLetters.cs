using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cms.Site.Html;

/// <summary>Letters of all scripts as themselves instead of character references.</summary>
/// <remarks>
/// The component renderer writes every letter beyond ASCII as a reference: seven bytes for an Arabic letter that
/// takes two. Only letters, marks and digits beyond ASCII are changed, which mean nothing to HTML.
/// </remarks>
internal static partial class PlainLetters
{
    public static string In(string html) => Reference().Replace(html, match =>
        int.TryParse(match.ValueSpan[3..^1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && number >= 0xA0 && Rune.TryCreate(number, out var rune)
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            ? rune.ToString()
            : match.Value);

    [GeneratedRegex("&#x[0-9A-F]{2,6};")]
    private static partial Regex Reference();
}
