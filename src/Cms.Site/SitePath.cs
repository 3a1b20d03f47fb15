namespace Cms.Site;

/// <summary>Addresses inside the site, made from paths that are data.</summary>
public static class SitePath
{
    private const int LongestPath = 1024;

    /// <summary>
    /// A root-relative address. Each segment is escaped, so no path can leave the site or become a script.
    /// </summary>
    /// <param name="path">As the endpoint gives it: without a leading slash, not escaped.</param>
    public static string Href(string path) =>
        "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.EscapeDataString));

    /// <summary>The address when it is one of the web, otherwise null.</summary>
    public static string? External(string? address) =>
        Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : null;

    /// <summary>False for what no content item can be at, so that nobody is asked for it.</summary>
    internal static bool IsPossible(string path) =>
        path.Length is > 0 and <= LongestPath
        && !path.Any(char.IsControl)
        && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(segment => segment is not ("" or "." or ".."));
}
