namespace Cms.Translations.Segments;

/// <summary>The direction a language is written in.</summary>
public static class TextDirection
{
    private static readonly HashSet<string> RightToLeftLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "ar", "arc", "arz", "ary", "apc", "acm", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc",
        "mzn", "nqo", "pnb", "prs", "ps", "sd", "sdh", "skr", "syr", "ug", "ur", "yi",
    };

    private static readonly HashSet<string> RightToLeftScripts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa",
    };

    /// <summary><c>rtl</c> or <c>ltr</c>, as HTML's <c>dir</c> takes it.</summary>
    /// <param name="language">
    /// BCP 47. A script subtag decides (<c>ku-Arab</c>, <c>az-Arab</c>, <c>ar-Latn</c>), else the language; unknown and null: <c>ltr</c>.
    /// </param>
    public static string Of(string? language)
    {
        var subtags = (language ?? "").Split('-', '_');
        var script = subtags.Skip(1).FirstOrDefault(s => s.Length == 4 && s.All(char.IsAsciiLetter));
        var rightToLeft = script is null ? RightToLeftLanguages.Contains(subtags[0]) : RightToLeftScripts.Contains(script);
        return rightToLeft ? "rtl" : "ltr";
    }
}
