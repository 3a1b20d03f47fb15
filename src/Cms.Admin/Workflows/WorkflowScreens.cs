using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Workflows;

internal static class WorkflowScreens
{
    public static void MapWorkflowScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<WorkflowListScreen>("/admin/workflows");
        routes.MapScreen<RunListScreen>("/admin/workflows/runs");
        routes.MapScreen<MessageListScreen>("/admin/workflows/messages");
        routes.MapScreen<RunScreen>("/admin/workflows/runs/{run}");
        routes.MapScreen<DesignerScreen>("/admin/workflows/{id}");
        routes.MapWorkflowApi();
    }
}
