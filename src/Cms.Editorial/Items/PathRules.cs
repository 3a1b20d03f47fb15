using System.Collections.Frozen;

namespace Cms.Editorial.Items;

/// <summary>Which paths an item may have.</summary>
internal static class PathRules
{
    internal const int MaxLength = 255;

    private static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            "admin", "api", "media", "health", "workflows", "account", "login", "logout", "feed.rss", "feed.atom", "feed.json", "sitemap.xml",
            "news-sitemap.xml", "robots.txt", "favicon.ico", "_content", "_framework", ".well-known",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Without slashes at the ends; null when nothing is left.</summary>
    internal static string? Normalise(string? path) => path?.Trim().Trim('/') is { Length: > 0 } trimmed ? trimmed : null;

    /// <returns>What is wrong with a normalised path, or null.</returns>
    internal static string? Check(string path)
    {
        if (path.Length > MaxLength)
            return $"A path has at most {MaxLength} characters; this one has {path.Length}.";
        if (path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || @"\?#%<>""{}|^`:*".Contains(c, StringComparison.Ordinal) || IsInvisible(c)))
            return $"The path '{path}' has a character that cannot stand in an address: use letters, digits, hyphens and slashes.";
        if (path.Split('/').Any(s => s is "" or "." or ".."))
            return $"The path '{path}' has an empty step, '.' or '..'.";
        return IsReserved(path) ? $"Paths that begin with '{path.Split('/')[0]}' are kept for the system: choose another one." : null;
    }

    internal static bool IsReserved(string path) => Reserved.Contains(path.Split('/')[0]);

    /// <summary>Marks that change how the text around them is shown, and so what an address seems to be.</summary>
    private static bool IsInvisible(char c) => c is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';
}
