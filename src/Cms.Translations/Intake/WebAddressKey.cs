namespace Cms.Translations.Intake;

/// <summary>What is the same of all addresses that lead to one page.</summary>
public static class WebAddressKey
{
    /// <summary>Parameters that say where a reader came from, not what they read.</summary>
    private static readonly string[] Tracking =
        ["fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "yclid", "ref", "ref_src", "amp", "outputtype"];

    private static readonly string[] SmallScreen = ["www.", "m.", "mobile.", "amp."];

    /// <summary>Returns host, path and the parameters that matter, in lower case where that means nothing; without scheme, the
    /// ways of saying "www", tracking, fragment and a closing slash. Null for what is no web address.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;

        var host = uri.IdnHost.ToLowerInvariant();
        if (SmallScreen.FirstOrDefault(prefix => host.StartsWith(prefix, StringComparison.Ordinal) && host.Count(c => c == '.') > 1) is { } found)
            host = host[found.Length..];

        var path = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');
        foreach (var ending in (string[])["/amp", "/index.html", "/index.php"])
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                path = path[..^ending.Length];
        }

        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !IsTracking(pair.Split('=')[0]))
            .Select(Uri.UnescapeDataString)
            .Order(StringComparer.Ordinal);
        var port = uri.IsDefaultPort ? "" : ":" + uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $"{host}{port}{path}?{string.Join('&', query)}".TrimEnd('?');
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name, StringComparer.OrdinalIgnoreCase);
}
