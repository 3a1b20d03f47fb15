using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Notices;

internal static class NoticeScreens
{
    public static void MapNoticeScreens(this IEndpointRouteBuilder routes) =>
        routes.MapScreen<NoticeScreen>("/admin/items/{id}/notices");
}
