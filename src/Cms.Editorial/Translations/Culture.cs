namespace Cms.Editorial.Translations;

/// <summary>BCP 47 language tags in their usual spelling, so that one language is one text.</summary>
internal static class Culture
{
    private const int MaxLength = 35;

    /// <summary>Returns the tag with its subtags in the usual case (<c>zh-Hant-TW</c>), or null if it is not well formed.</summary>
    public static string? Canonical(string? tag)
    {
        var subtags = (tag ?? "").Trim().Split('-');
        if (tag is null || tag.Trim().Length > MaxLength || subtags[0].Length is < 2 or > 8 || !subtags[0].All(char.IsAsciiLetter))
            return null;

        if (subtags.Any(subtag => subtag.Length is < 1 or > 8 || !subtag.All(char.IsAsciiLetterOrDigit)) || subtags[^1].Length == 1)
            return null;

        var afterSingleton = false;
        for (var i = 0; i < subtags.Length; i++)
        {
            subtags[i] = subtags[i].ToLowerInvariant();
            afterSingleton |= subtags[i].Length == 1;
            if (i == 0 || afterSingleton)
                continue;

            if (subtags[i].Length == 2)
                subtags[i] = subtags[i].ToUpperInvariant();
            else if (subtags[i].Length == 4 && subtags[i].All(char.IsAsciiLetter))
                subtags[i] = char.ToUpperInvariant(subtags[i][0]) + subtags[i][1..];
        }

        return string.Join('-', subtags);
    }
}
