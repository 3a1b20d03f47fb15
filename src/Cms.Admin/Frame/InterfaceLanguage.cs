using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cms.Admin.Frame;

/// <summary>The language of the interface: chosen by the person (<c>?culture=ar</c>, kept in a cookie), else the browser's.</summary>
internal static class InterfaceLanguage
{
    private const string Cookie = "dragoman.language";

    /// <summary>Those that this assembly has texts in; the first one when nothing else fits.</summary>
    public static IReadOnlyList<CultureInfo> Supported { get; } = [new("en"), new("ar")];

    /// <summary>Sets the culture of the current flow of execution.</summary>
    public static void Choose(HttpContext http)
    {
        var culture = Find(http.Request.Query["culture"]);
        if (culture is not null)
        {
            http.Response.Cookies.Append(Cookie, culture.Name, new CookieOptions
            {
                Path = "/admin",
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
            });
        }

        culture ??= Find(http.Request.Cookies[Cookie]) ?? http.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1).Select(l => Find(l.Value.Value)).FirstOrDefault(c => c is not null) ?? Supported[0];
        CultureInfo.CurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
    }

    private static CultureInfo? Find(string? tag) =>
        tag is null ? null : Supported.FirstOrDefault(c => c.Name.Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}
