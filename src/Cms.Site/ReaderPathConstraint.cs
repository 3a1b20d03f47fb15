using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Site;

/// <summary>Keeps the site's last route away from what belongs to the host.</summary>
internal sealed class ReaderPathConstraint : IRouteConstraint
{
    private static readonly string[] Others = ["admin", "api", "media", "health", "_content", "_framework"];

    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection)
    {
        var path = Convert.ToString(values[routeKey], CultureInfo.InvariantCulture) ?? "";
        var first = path.Split('/', 2)[0];
        return !Others.Contains(first, StringComparer.OrdinalIgnoreCase);
    }
}
