using System.Globalization;

namespace Cms.Admin.Frame;

/// <summary>A language as people call it, in the language of the interface.</summary>
internal static class LanguageName
{
    /// <returns>The tag itself where no name is known; a dash for null.</returns>
    public static string Of(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return "–";
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag);
            return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? culture.EnglishName : culture.DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
