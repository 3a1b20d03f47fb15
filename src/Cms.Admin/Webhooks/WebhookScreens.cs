using Cms.Admin.Frame;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Webhooks;

internal static class WebhookScreens
{
    public static void MapWebhookScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<WebhookListScreen>("/admin/webhooks");
        routes.MapScreen<WebhookScreen>("/admin/webhooks/{id}");
    }
}
