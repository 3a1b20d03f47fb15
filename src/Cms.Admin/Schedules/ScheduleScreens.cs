using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Schedules;

internal static class ScheduleScreens
{
    public static void MapScheduleScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<ScheduleListScreen>("/admin/schedules");
        routes.MapScreen<ScheduleScreen>("/admin/items/{id}/schedule");
    }
}
