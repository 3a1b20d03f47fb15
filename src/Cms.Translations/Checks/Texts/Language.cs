namespace Cms.Translations.Checks.Texts;

/// <summary>What the checks need to know of a language.</summary>
/// <param name="Code">The primary subtag in lower case; empty if unknown.</param>
internal sealed record Language(string Code)
{
    private static readonly HashSet<string> ArabicScript = new(StringComparer.Ordinal)
    {
        "ar", "arz", "ary", "apc", "acm", "fa", "prs", "ur", "ps", "ckb", "sd", "ug", "pnb",
    };

    private static readonly HashSet<string> OtherScripts = new(StringComparer.Ordinal)
    {
        "he", "yi", "hi", "ne", "mr", "bn", "ta", "te", "th", "zh", "ja", "ko", "ka", "hy", "am", "ti", "el", "ru", "uk", "bg", "sr", "mk", "be",
    };

    public static Language Of(string? tag) => new((tag ?? "").Split('-', '_')[0].ToLowerInvariant());

    public bool IsArabicScript => ArabicScript.Contains(Code);

    /// <summary>Written in Latin letters; an unknown language is not.</summary>
    public bool IsLatinScript => Code.Length > 0 && !IsArabicScript && !OtherScripts.Contains(Code);

    /// <summary>Whether a space stands before ? ! : ; and inside quotation marks.</summary>
    public bool SpacesPunctuation => Code is "fr" or "br";

    /// <summary>Whether thousands are parted by spaces.</summary>
    public bool SpacesThousands => Code is "fr" or "es" or "pt" or "it" or "ru" or "uk" or "pl" or "cs" or "sv" or "fi" or "nb" or "bg";
}
