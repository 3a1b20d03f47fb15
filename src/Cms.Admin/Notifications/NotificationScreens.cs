using System.Globalization;
using Cms.Admin.Frame;
using Cms.Editorial.Notifications;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Notifications;

internal static class NotificationScreens
{
    public static void MapNotificationScreens(this IEndpointRouteBuilder routes)
    {
        routes.MapScreen<NotificationListScreen>("/admin/notifications");
        routes.MapScreen<NotificationChoicesScreen>("/admin/account/notifications");
        routes.MapScreen<UnsubscribeScreen>("/admin/notifications/unsubscribe", anybody: true);
        routes.MapGet("/admin/notifications/count", CountAsync);
        routes.MapGet("/admin/notifications/open/{id}", OpenAsync);
        routes.MapPost("/admin/notifications/off", UnsubscribeAsync).DisableAntiforgery();
        routes.MapGet("/admin/notifications/off", (HttpContext http) =>
            Results.Redirect("/admin/notifications/unsubscribe" + http.Request.QueryString));
    }

    /// <summary>How many are unread; 304 while it is as many as the page knows.</summary>
    private static async Task<IResult> CountAsync(HttpContext http, AdminContext here, MarkNotificationsRead read)
    {
        await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Results.Unauthorized();

        var unread = await read.CountAsync(here.Actor, http.RequestAborted);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{unread}\"");
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(new { unread }, JsonApi.Json);
    }

    /// <summary>Goes to what the notification is about, which is read by that.</summary>
    private static async Task<IResult> OpenAsync(string id, HttpContext http, AdminContext here, ListNotifications list, MarkNotificationsRead read)
    {
        await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Results.Redirect("/admin/sign-in?next=" + Uri.EscapeDataString(here.Address));

        var found = await list.FindAsync(id, here.Actor, http.RequestAborted);
        if (found is null)
            return Results.Redirect("/admin/notifications");

        await read.RunAsync([id], here.Actor, http.RequestAborted);
        return Results.Redirect(AddressOf(found));
    }

    /// <summary>What mail programs send when their button is pressed.</summary>
    private static async Task<IResult> UnsubscribeAsync(string? key, HttpContext http, ChangeNotificationChoices choices) =>
        await choices.UnsubscribeAsync(key ?? "", http.RequestAborted) ? Results.Ok() : Results.NotFound();

    private static string AddressOf(NotificationLine line) => line switch
    {
        { Kind: NotificationKind.WebhookParked } => "/admin/webhooks",
        { Kind: NotificationKind.WorkflowFault } => "/admin/workflows/runs?status=Faulted",
        { Item: { } item, CommentId: { } comment, SegmentId: null } => $"/admin/items/{item}/comments#comment-{comment}",
        { Item: { } item, Kind: NotificationKind.Assigned } => $"/admin/translations/{item}",
        { Item: { } item, IsPiece: true, SegmentId: { Length: > 0 } segment } => $"/admin/translations/{item}#segment-{Uri.EscapeDataString(segment)}",
        { Item: { } item, Kind: NotificationKind.SourceChanged } => $"/admin/translations/{item}/source",
        { Item: { } item, Kind: NotificationKind.ScheduledLate or NotificationKind.ScheduleFailed } => $"/admin/items/{item}",
        { Item: { } item, IsPiece: true, Kind: not NotificationKind.Published } => $"/admin/translations/{item}/task",
        { Item: { } item } => $"/admin/items/{item}",
        _ => "/admin/notifications",
    };
}
