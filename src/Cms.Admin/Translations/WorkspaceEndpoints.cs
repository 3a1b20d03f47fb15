using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Admin.Accounts;
using Cms.Admin.Frame;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Admin.Translations;

/// <summary>The JSON API of the translation workspace. Writes need the antiforgery token in the header
/// <c>RequestVerificationToken</c>; refusals are problem details (RFC 9457) with a <c>code</c>.</summary>
internal static class WorkspaceEndpoints
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapWorkspaceApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/admin/api/translations/{article}");
        api.MapGet("", GetAsync);
        api.MapPost("/operations", SaveAsync);
        api.MapPost("/tasks", EndTaskAsync);
        api.MapReview();
        api.MapChecks();
        api.AddEndpointFilter(AdmitAsync);
    }

    private static async Task<IResult> GetAsync(
        string article, HttpContext http, GetWorkspace getWorkspace, AdminContext here, IAntiforgery antiforgery)
    {
        if (!ItemId.TryParse(article, out var id))
            return ToHttp(NoSuchArticle);
        return (await getWorkspace.RunAsync(id, here.Actor, http.RequestAborted)).Match(
            workspace => Results.Json(WorkspaceJson.Of(workspace, here.Actor, antiforgery.GetAndStoreTokens(http).RequestToken!), Json),
            ToHttp);
    }

    /// <param name="Account">Whose text this is: a browser in which somebody else has signed in meanwhile does not send it.</param>
    internal sealed record SaveRequest(string Account, IReadOnlyList<OperationJson> Operations);

    internal sealed record OperationJson(
        string SegmentId, int Base, string Text, TargetState State, TargetOrigin Origin = TargetOrigin.Human, string? Omitted = null, string? Note = null);

    private static async Task<IResult> SaveAsync(string article, HttpContext http, ApplySegments applySegments, AdminContext here)
    {
        if (!ItemId.TryParse(article, out var id))
            return ToHttp(NoSuchArticle);
        var (request, refused) = await ReadAsync<SaveRequest>(http);
        if (request is null)
            return refused!;
        if (request.Operations is null || request.Operations.Any(o => o?.SegmentId is null || o.Text is null))
            return ToHttp(Problem.Invalid("bad-request", "An operation needs segmentId, base, text and state."));
        if (request.Account != here.Actor.AccountId)
            return ToHttp(OtherAccount(here.Actor));

        var applied = await applySegments.RunAsync(
            id, [.. request.Operations.Select(o => new SegmentOperation(o.SegmentId, o.Base, o.Text, o.State, o.Origin, o.Omitted, o.Note))], here.Actor, http.RequestAborted);
        return applied.Match(outcomes => Results.Json(new { outcomes }, Json), ToHttp);
    }

    internal sealed record TaskRequest(string Account, string Outcome, string? Comment, int Seen, string? State, int? Saves);

    private static async Task<IResult> EndTaskAsync(
        string article, HttpContext http, ActOnTask actOnTask, MarkSeen markSeen, AdminContext here)
    {
        if (!ItemId.TryParse(article, out var id))
            return ToHttp(NoSuchArticle);
        var (request, refused) = await ReadAsync<TaskRequest>(http);
        if (request is null)
            return refused!;
        if (string.IsNullOrEmpty(request.Outcome))
            return ToHttp(Problem.Invalid("bad-request", "The outcome is missing."));
        if (request.Account != here.Actor.AccountId)
            return ToHttp(OtherAccount(here.Actor));

        var done = await actOnTask.RunAsync(
            new TaskAction(id, request.Outcome, request.Comment, request.Seen, request.State, request.Saves), here.Actor, http.RequestAborted);
        // What a person hands over they have seen: next time they are shown what changed since.
        if (done.Succeeded)
            await markSeen.RunAsync(id, here.Actor, http.RequestAborted);
        return done.Match(
            d => Results.Json(new { number = d.Version.Number, state = d.State?.State, d.Published, d.Fault, next = TaskAddress.After(d) }, Json),
            ToHttp);
    }

    private static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        InterfaceLanguage.Choose(http);
        var here = await Screens.EnterAsync(http);
        if (here.Actor.AccountId is null)
            return Refuse(StatusCodes.Status401Unauthorized, "signed-out", "Your session has ended. Sign in again.");
        if (!here.Actor.Can(Permissions.AccessAdminPanel))
            return Refuse(StatusCodes.Status403Forbidden, "no-entry", "Your account has no role at this desk.");
        if (!HttpMethods.IsGet(http.Request.Method)
            && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return Refuse(StatusCodes.Status400BadRequest, "bad-token", "The page is out of date. Reload it.");
        return await next(context);
    }

    internal static async Task<(T? Request, IResult? Refused)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
            return (null, Refuse(StatusCodes.Status415UnsupportedMediaType, "bad-request", "Send application/json."));
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted) is { } request
                ? (request, null)
                : (null, ToHttp(Problem.Invalid("bad-request", "The body is empty.")));
        }
        catch (JsonException e)
        {
            return (null, Refuse(StatusCodes.Status400BadRequest, "bad-request", string.Create(
                CultureInfo.InvariantCulture, $"The body is not the JSON that is expected here (line {e.LineNumber + 1}).")));
        }
    }

    internal static Problem NoSuchArticle => Problem.NotFound("no-such-article", "This article does not exist.");

    internal static Problem OtherAccount(Actor actor) => Problem.Conflict(
        "other-account", $"{actor.Name} is signed in in this browser now. Sign in with the account that wrote this.");

    internal static IResult ToHttp(Problem problem) => Refuse(
        problem.Kind switch
        {
            ProblemKind.NotFound => StatusCodes.Status404NotFound,
            ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
            ProblemKind.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        },
        problem.Code, problem.Message, problem.Details);

    private static IResult Refuse(int status, string code, string message, IReadOnlyList<ProblemDetail>? details = null) =>
        Results.Problem(message, statusCode: status, extensions: new Dictionary<string, object?>
        {
            ["code"] = code,
            ["details"] = details?.Select(d => new { place = d.Place, message = d.Message }) ?? [],
        });
}
