using Cms.Admin.Accounts;
using Cms.Admin.Audit;
using Cms.Admin.Checks;
using Cms.Admin.Comments;
using Cms.Admin.Frame;
using Cms.Admin.GraphQL;
using Cms.Admin.Intake;
using Cms.Admin.Items;
using Cms.Admin.Media;
using Cms.Admin.Notices;
using Cms.Admin.Notifications;
using Cms.Admin.Schedules;
using Cms.Admin.Translations;
using Cms.Admin.Webhooks;
using Cms.Admin.Workflows;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin;

/// <summary>The addresses of the admin UI, all under <c>/admin</c>.</summary>
public static class AdminEndpoints
{
    /// <summary>Maps the screens and the workspace's JSON API. Antiforgery and sign-in are checked here; the host adds neither.</summary>
    public static IEndpointRouteBuilder MapCmsAdmin(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<DeskScreen>("/admin");
        routes.MapDesk();
        routes.MapAccountScreens();
        routes.MapAuditScreens();
        routes.MapItemScreens();
        routes.MapScreen<CommentsScreen>("/admin/items/{id}/comments");
        routes.MapNoticeScreens();
        routes.MapNotificationScreens();
        routes.MapScheduleScreens();
        routes.MapTranslationScreens();
        routes.MapWebhookScreens();
        routes.MapWorkflowScreens();
        routes.MapScreen<MediaScreen>("/admin/media");
        routes.MapScreen<IntakeScreen>("/admin/intake");
        routes.MapScreen<ChecksScreen>("/admin/checks");
        routes.MapScreen<GraphiQLScreen>("/admin/graphql");
        routes.MapScreen<NotFoundScreen>("/admin/{**path}");
        return routes;
    }
}
