using System.Globalization;
using System.Text;

namespace Cms.Content.Items;

/// <summary>The readable part of an address made from a title.</summary>
public static class Slug
{
    private const int MaxLength = 90;

    /// <summary>Lower-case letters and digits of any script, other runs as one hyphen; Latin letters lose their accents.
    /// Cut at a hyphen to 90 characters. Empty when the text has no letter and no digit.</summary>
    public static string Of(string? text)
    {
        var slug = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) || (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] > 'ɏ'))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '’' or '‘') && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var result = slug.ToString().Trim('-').Normalize(NormalizationForm.FormC);
        if (result.Length <= MaxLength)
            return result;
        var cut = result.LastIndexOf('-', MaxLength);
        return result[..(cut > 0 ? cut : MaxLength)];
    }
}
