using Cms.Admin.Frame;
using Cms.Editorial.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Workflows;

/// <summary>The desk's lists, and what their pages ask in order to stay right without being loaded again.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<DeskListScreen>("/admin/desk");
        routes.MapScreen<BoardScreen>("/admin/board");
        routes.MapGet("/admin/api/desk/stamp", StampAsync).AddEndpointFilter(JsonApi.AdmitAsync);
    }

    /// <summary>A few bytes, or none while nothing has changed: also on a bad line it can be asked often.</summary>
    private static async Task<IResult> StampAsync(HttpContext http, GetDeskStamp stamp, AdminContext here)
    {
        var tag = $"\"{await stamp.RunAsync(here.Actor, http.RequestAborted)}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.Contains(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(tag.Trim('"'));
    }
}
