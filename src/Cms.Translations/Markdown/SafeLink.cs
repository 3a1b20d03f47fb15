namespace Cms.Translations.Markdown;

/// <summary>Which addresses a link or image in a text may have.</summary>
public static class SafeLink
{
    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>
    /// Whether the address is relative or has an allowed scheme. Blanks and control characters are passed over first,
    /// as browsers do, so that they cannot hide a scheme.
    /// </summary>
    public static bool Allows(string? url)
    {
        if (url is null)
            return false;

        var bare = string.Concat(url.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\u200B' or '\uFEFF' or '\u00AD')));
        var end = bare.AsSpan().IndexOfAny(":/?#\\");
        return end < 0 || bare[end] != ':' || Schemes.Contains(bare[..end], StringComparer.OrdinalIgnoreCase);
    }
}
