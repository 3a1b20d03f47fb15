using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Comments;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Api.Rest;

/// <summary>The translation workspace for programs: by the same use cases as its screen, with a token that acts as an account, since
/// on the desk it counts who did what.</summary>
internal static class TranslationEndpoints
{
    public static void MapTranslations(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("/api/translations").WithTags("Translations")
            .AddEndpointFilter(ApiAnswers.UnkeptAsync).AddEndpointFilter(AdmitAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ApiAnswers.MaxBodyBytes));
        all.MapPost("", ClaimAsync).AddEndpointFilter(ApiAnswers.NeedsTokenAsync)
            .WithSummary("Claims a source story for a language").WithDescription("Makes the draft and puts it on the desk.")
            .Accepts<ClaimRequest>("application/json").Produces<ClaimAnswer>(StatusCodes.Status201Created).Refuses(400, 401, 403, 404, 409);

        var one = all.MapGroup("/{article}");
        one.MapGet("", GetAsync)
            .WithSummary("An article with its segments, comments and what can be done with it")
            .Produces<TranslationJson>().Refuses(401, 403, 404);
        Change(one.MapPost("/operations", SaveAsync), "Saves segments", "Different segments merge; the same segment on a stale base conflicts, and nothing is overwritten.")
            .Accepts<OperationsRequest>("application/json").Produces<OperationsAnswer>();
        Change(one.MapPost("/segments", ArrangeAsync), "Splits, merges, moves, adds or takes out a segment", "Sent again with the same ids, it is answered as done.")
            .Accepts<ArrangeRequest>("application/json").Produces<Rearranged>();
        Change(one.MapPost("/unlinked", LinkAsync), "Decides about a text that belongs to no segment", "A piece does not move on while there is one.")
            .Accepts<LinkRequest>("application/json").Produces<LinkAnswer>();
        Change(one.MapPost("/comments", CommentAsync), "Comments on the piece, a segment of it, or words in it", null)
            .Accepts<CommentRequest>("application/json").Produces<CommentAnswer>();
        Change(one.MapPost("/comments/{id}", ResolveAsync), "Resolves or reopens a comment", null)
            .Accepts<ResolveRequest>("application/json").Produces<CommentAnswer>();
        Change(one.MapPost("/tasks", EndTaskAsync), "Moves the state", "Ends the task the article waits at, as the buttons of the desk do.")
            .Accepts<TaskRequest>("application/json").Produces<TaskAnswer>();
    }

    private static RouteHandlerBuilder Change(RouteHandlerBuilder endpoint, string summary, string? description)
    {
        endpoint.AddEndpointFilter(ApiAnswers.NeedsTokenAsync);
        endpoint.WithSummary(summary).Refuses(400, 401, 403, 404, 409, 412);
        return description is null ? endpoint : endpoint.WithDescription(description);
    }

    private static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var actor = await ApiAnswers.ActorAsync(http);
        if (actor.AccountId is null)
        {
            return ApiAnswers.Refuse(
                http, Problem.Forbidden("needs-account", "On the desk it counts who did what: use a token that acts as an account."), actor);
        }

        return actor.Can(Permissions.AccessAdminPanel)
            ? await next(context)
            : ApiAnswers.Refuse(http, Problem.Forbidden("no-entry", "This account has no role at this desk."), actor);
    }

    private static async Task<IResult> ClaimAsync(HttpContext http, ClaimStory claimStory)
    {
        var (request, refused) = await ApiAnswers.ReadAsync<ClaimRequest>(http);
        if (request is null)
            return refused!;
        if (!ItemId.TryParse(request.Story, out var story) || string.IsNullOrEmpty(request.Culture))
            return ApiAnswers.Bad("A claim names a story and a culture.");
        var actor = await ApiAnswers.ActorAsync(http);
        return (await claimStory.RunAsync(story, request.Culture, actor, http.RequestAborted)).Match(
            claimed =>
            {
                http.Response.Headers.Location = $"/api/translations/{claimed.Article}";
                return Results.Json(
                    new ClaimAnswer(claimed.Article.Value, claimed.Story.Value, claimed.Culture, claimed.Number), ApiAnswers.Json, statusCode: StatusCodes.Status201Created);
            },
            problem => ApiAnswers.Refuse(http, problem, actor));
    }

    private static async Task<IResult> GetAsync(string article, HttpContext http, GetWorkspace getWorkspace)
    {
        var actor = await ApiAnswers.ActorAsync(http);
        return await AnswerAsync(http, article, actor, id => getWorkspace.RunAsync(id, actor, http.RequestAborted), TranslationJson.Of);
    }

    private static Task<IResult> SaveAsync(string article, HttpContext http, ApplySegments applySegments) =>
        ChangeAsync<OperationsRequest>(http, async (request, actor) =>
            request.Operations is null || request.Operations.Any(o => o?.SegmentId is null || o.Text is null)
                ? ApiAnswers.Bad("An operation needs segmentId, base and text.")
                : await AnswerAsync(
                    http,
                    article,
                    actor,
                    id => applySegments.RunAsync(
                        id, [.. request.Operations.Select(o => new SegmentOperation(o.SegmentId, o.Base, o.Text, o.State, o.Origin, o.Omitted, o.Note))], actor, http.RequestAborted),
                    outcomes => new OperationsAnswer(outcomes)));

    private static Task<IResult> ArrangeAsync(string article, HttpContext http, ArrangeSegments arrange) =>
        ChangeAsync<ArrangeRequest>(http, async (request, actor) => request.ToChange() is { } change
            ? await AnswerAsync(http, article, actor, id => arrange.RunAsync(id, change, actor, http.RequestAborted), done => done)
            : ApiAnswers.Bad("A change needs a segmentId and a kind: split (with first and second), merge, move (with after), insert or remove."));

    private static Task<IResult> LinkAsync(string article, HttpContext http, LinkText link) =>
        ChangeAsync<LinkRequest>(http, async (request, actor) => request is { Id: not null, Kind: { } kind }
            ? await AnswerAsync(
                http,
                article,
                actor,
                id => link.RunAsync(id, new TextLink(request.Id, kind, request.SegmentId, request.Base), actor, http.RequestAborted),
                segment => new LinkAnswer(segment))
            : ApiAnswers.Bad("A text needs its id and a kind: replace, append, insert or drop."));

    private static Task<IResult> CommentAsync(string article, HttpContext http, AddComment comment) =>
        ChangeAsync<CommentRequest>(http, (request, actor) => AnswerAsync(
            http,
            article,
            actor,
            id => comment.RunAsync(
                new NewComment(request.Id ?? IdText.New(), id, request.Text ?? "", request.ReplyTo, request.SegmentId, request.Quote), actor, http.RequestAborted),
            said => new CommentAnswer(said)));

    private static Task<IResult> ResolveAsync(string article, string id, HttpContext http, ResolveComment comment) =>
        ChangeAsync<ResolveRequest>(http, (request, actor) => AnswerAsync(
            http, article, actor, item => comment.RunAsync(item, id, request.Resolved, actor, http.RequestAborted), said => new CommentAnswer(said)));

    private static Task<IResult> EndTaskAsync(string article, HttpContext http, ActOnTask actOnTask) =>
        ChangeAsync<TaskRequest>(http, async (request, actor) => string.IsNullOrEmpty(request.Outcome)
            ? ApiAnswers.Bad("The outcome is missing.")
            : await AnswerAsync(
                http,
                article,
                actor,
                id => actOnTask.RunAsync(
                    new TaskAction(id, request.Outcome, request.Comment, request.Seen, request.State, request.Saves), actor, http.RequestAborted),
                done => new TaskAnswer(done.Version.Number, done.State?.State, done.Published, done.Fault)));

    private static async Task<IResult> ChangeAsync<T>(HttpContext http, Func<T, Actor, Task<IResult>> change)
        where T : class
    {
        var (request, refused) = await ApiAnswers.ReadAsync<T>(http);
        return request is null ? refused! : await change(request, await ApiAnswers.ActorAsync(http));
    }

    private static async Task<IResult> AnswerAsync<T, TJson>(
        HttpContext http, string article, Actor actor, Func<ItemId, Task<Result<T>>> run, Func<T, TJson> answer) =>
        ItemId.TryParse(article, out var id)
            ? (await run(id)).Match(
                value => Results.Json(answer(value), ApiAnswers.Json),
                problem => ApiAnswers.Refuse(http, problem, actor))
            : ApiAnswers.Refuse(http, Problem.NotFound("no-such-article", "This article does not exist."), actor);
}
