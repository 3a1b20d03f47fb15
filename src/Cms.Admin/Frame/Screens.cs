using System.Globalization;
using Cms.Admin.Accounts;
using Cms.Editorial.Accounts;
using Cms.Editorial.Notifications;
using Cms.Editorial.Sites;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Admin.Frame;

/// <summary>Answers requests with screens: finds who asks, checks the form's token, renders, and turns what goes wrong into a
/// page of the same frame.</summary>
internal static class Screens
{
    private const long MaxFormBytes = 12 * 1024 * 1024;
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static void MapScreen<TScreen>(this IEndpointRouteBuilder routes, string pattern, bool anybody = false)
        where TScreen : Screen =>
        routes.MapMethods(pattern, Methods, http => AnswerAsync(http, typeof(TScreen), anybody));

    /// <summary>Fills the scoped <see cref="AdminContext"/>.</summary>
    public static async Task<AdminContext> EnterAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var here = services.GetRequiredService<AdminContext>();
        here.Http = http;
        here.Actor = await services.GetRequiredService<IAdminSession>().GetActorAsync(http.RequestAborted);
        here.Site = await services.GetRequiredService<CurrentSite>().GetAsync(http.RequestAborted);
        return here;
    }

    private static async Task AnswerAsync(HttpContext http, Type screen, bool anybody)
    {
        InterfaceLanguage.Choose(http);
        try
        {
            var here = await EnterAsync(http);
            here.Unread = await http.RequestServices.GetRequiredService<MarkNotificationsRead>().CountAsync(here.Actor, http.RequestAborted);
            await RenderAsync(http, await ChooseAsync(here, screen, anybody));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The browser went away; nobody reads the answer.
        }
        catch (Exception e) when (!http.Response.HasStarted && http.RequestServices.GetRequiredService<AdminContext>() is { Site: not null })
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Cms.Admin")
                .LogError(e, "{Method} {Path} failed ({Number})", http.Request.Method, http.Request.Path, http.TraceIdentifier);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await RenderFailureAsync(http);
        }
    }

    /// <summary>In a scope of its own: the services of a page that failed half-way (navigation, form state) cannot render a second one.</summary>
    private static async Task RenderFailureAsync(HttpContext http)
    {
        var failed = http.RequestServices;
        await using var scope = failed.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            scope.ServiceProvider.GetRequiredService<AdminContext>().TakeOver(failed.GetRequiredService<AdminContext>());
            await RenderAsync(http, typeof(FailureScreen));
        }
        finally
        {
            http.RequestServices = failed;
        }
    }

    /// <returns>The screen to show instead when it cannot be shown, or when its form cannot be taken.</returns>
    private static async Task<Type?> ChooseAsync(AdminContext here, Type screen, bool anybody)
    {
        var http = here.Http;
        if (here.IsPost && !await ReadFormAsync(here))
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return typeof(UnreadableFormScreen);
        }

        if (here.Actor.AccountId is null && !anybody)
        {
            if (here.IsPost)
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return typeof(SessionEndedScreen);
            }

            here.RedirectTo("/admin/sign-in?next=" + Uri.EscapeDataString(here.Address));
            return null;
        }

        if (here.IsPost && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return typeof(UnreadableFormScreen);
        }

        if (!anybody && !here.Actor.Can(Permissions.AccessAdminPanel))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return typeof(NoEntryScreen);
        }

        return screen;
    }

    private static async Task<bool> ReadFormAsync(AdminContext here)
    {
        if (!here.Http.Request.HasFormContentType)
            return false;
        if (here.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxFormBytes;
        try
        {
            here.Form = await here.Http.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = MaxFormBytes, ValueLengthLimit = (int)MaxFormBytes, ValueCountLimit = 8192 },
                here.Aborted);
            return true;
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException)
        {
            return false;
        }
    }

    private static Task RenderAsync(HttpContext http, Type? screen)
    {
        if (screen is null || http.RequestServices.GetRequiredService<AdminContext>().IsRedirecting)
            return Task.CompletedTask;
        return new RazorComponentResult<Document>(new Dictionary<string, object?> { [nameof(Document.Screen)] = screen })
        {
            PreventStreamingRendering = true,
        }.ExecuteAsync(http);
    }
}
