using System.Globalization;

namespace Observer.Texts;

/// <summary>Names of languages and countries in the language of the page; in English where the theme has none.</summary>
/// <remarks>The runtime's own display names keep the language that first asked for them.</remarks>
internal static class Words
{
    /// <summary>The country's name, or what was given when that is no ISO code.</summary>
    public static string Country(string code, Text text)
    {
        try
        {
            return code.Length != 2 ? code
                : text.Find("Country." + code.ToUpperInvariant()) ?? new RegionInfo(code.ToUpperInvariant()).EnglishName;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }

    /// <summary>A language's name, without its region.</summary>
    public static string Language(CultureInfo culture, Text text) =>
        text.Find("Language." + culture.TwoLetterISOLanguageName) ?? culture.EnglishName;

    /// <summary>Languages in a row.</summary>
    public static string Languages(IEnumerable<CultureInfo> cultures, Text text) =>
        string.Join(text["And"], cultures.Select(culture => Language(culture, text)));
}
