using System.Globalization;

namespace Cms.Site;

/// <summary>Languages by their BCP 47 tags.</summary>
internal static class Culture
{
    /// <summary>Null when the tag is absent or no language tag at all.</summary>
    public static CultureInfo? Find(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag) || tag.Length > 35 || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return null;

        try
        {
            return CultureInfo.GetCultureInfo(tag);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
