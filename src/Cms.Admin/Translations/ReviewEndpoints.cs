using Cms.Admin.Frame;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Comments;
using Cms.Editorial.Notifications;
using Cms.Editorial.Translations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Admin.Translations;

/// <summary>The parts of the workspace's API beside the text: how segments stand, comments, suggestions, who is here.</summary>
internal static class ReviewEndpoints
{
    /// <summary>A target may be committed a little later than it says.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(15);

    public static void MapReview(this IEndpointRouteBuilder api)
    {
        api.MapPost("/segments", ArrangeAsync);
        api.MapPost("/unlinked", LinkAsync);
        api.MapPost("/comments", CommentAsync);
        api.MapPost("/comments/{id}", ChangeCommentAsync);
        api.MapGet("/people", PeopleAsync);
        api.MapPost("/follow", FollowAsync);
        api.MapPost("/suggestions", SuggestAsync);
        api.MapPost("/suggestions/{id}", DecideAsync);
        api.MapPost("/seen", MarkSeenAsync);
        api.MapPost("/presence", KeepPresenceAsync);
    }

    /// <param name="Kind"><c>split</c>, <c>merge</c>, <c>move</c>, <c>insert</c> or <c>remove</c>.</param>
    internal sealed record SegmentsRequest(
        string Account,
        string Kind,
        string SegmentId,
        int Base,
        string? First,
        string? Second,
        int? SourceAt,
        int NextBase,
        string? After,
        string? NewId,
        string? Next,
        string? Text)
        : IFromAccount;

    internal sealed record LinkRequest(string Account, string Id, TextLinkKind? Kind, string? SegmentId, int Base) : IFromAccount;

    internal sealed record CommentRequest(
        string Account, string Id, string Text, string? ReplyTo, string? SegmentId, string? Quote, int? QuoteAt) : IFromAccount;

    /// <param name="Resolved">Null where something else is to be changed, as with <paramref name="Text"/>.</param>
    internal sealed record CommentChange(string Account, bool? Resolved, string? Text, bool Deleted) : IFromAccount;

    internal sealed record FollowRequest(string Account, bool IsOn) : IFromAccount;

    internal sealed record SuggestionRequest(string Account, string Id, string SegmentId, string Text) : IFromAccount;

    internal sealed record DecisionRequest(string Account, bool Accept, int Base) : IFromAccount;

    internal sealed record SeenRequest(string Account) : IFromAccount;

    /// <param name="Since">Moment of the newest target the page knows.</param>
    internal sealed record PresenceRequest(string Account, string? SegmentId, DateTime? Since, bool Leaving) : IFromAccount;

    internal interface IFromAccount
    {
        string Account { get; }
    }

    private static Task<IResult> ArrangeAsync(string article, HttpContext http, ArrangeSegments arrange, AdminContext here) =>
        AnswerAsync<SegmentsRequest>(article, http, here, async (id, request) =>
        {
            if (Read(request) is not { } change)
                return WorkspaceEndpoints.ToHttp(Problem.Invalid(
                    "bad-request", "The kind is split (with first and second), merge, move (with after), insert or remove, of a segmentId."));
            return (await arrange.RunAsync(id, change, here.Actor, http.RequestAborted)).Match(
                made => Results.Json(made, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp);
        });

    private static Task<IResult> LinkAsync(string article, HttpContext http, LinkText link, AdminContext here) =>
        AnswerAsync<LinkRequest>(article, http, here, async (id, request) => request is { Id: not null, Kind: { } kind }
            ? (await link.RunAsync(id, new TextLink(request.Id, kind, request.SegmentId, request.Base), here.Actor, http.RequestAborted)).Match(
                segment => Results.Json(new { segmentId = segment }, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp)
            : WorkspaceEndpoints.ToHttp(Problem.Invalid("bad-request", "A text needs its id and a kind: replace, append, insert or drop.")));

    private static Rearrangement? Read(SegmentsRequest request) => request switch
    {
        { SegmentId: null } => null,
        { Kind: "split", First: { } first, Second: { } second } => new Rearrangement.Split(request.SegmentId, request.Base, first, second, request.SourceAt, request.NewId),
        { Kind: "merge" } => new Rearrangement.Merge(request.SegmentId, request.Base, request.NextBase, request.Next, request.Text),
        { Kind: "move", After: { } after } => new Rearrangement.Move(request.SegmentId, after),
        { Kind: "insert" } => new Rearrangement.Insert(request.SegmentId, request.NewId),
        { Kind: "remove" } => new Rearrangement.Remove(request.SegmentId, request.Base),
        _ => null,
    };

    private static Task<IResult> CommentAsync(string article, HttpContext http, AddComment comment, AdminContext here) =>
        AnswerAsync<CommentRequest>(article, http, here, async (id, request) => Said(await comment.RunAsync(
            new NewComment(request.Id, id, request.Text ?? "", request.ReplyTo, request.SegmentId, request.Quote, request.QuoteAt),
            here.Actor,
            http.RequestAborted)));

    private static Task<IResult> ChangeCommentAsync(
        string article, string id, HttpContext http, EditComment edit, DeleteComment delete, ResolveComment resolve, AdminContext here) =>
        AnswerAsync<CommentChange>(article, http, here, async (item, request) => request switch
        {
            { Deleted: true } => Said(await delete.RunAsync(item, id, here.Actor, http.RequestAborted)),
            { Text: { } text } => Said(await edit.RunAsync(item, id, text, here.Actor, http.RequestAborted)),
            { Resolved: { } resolved } => Said(await resolve.RunAsync(item, id, resolved, here.Actor, http.RequestAborted)),
            _ => WorkspaceEndpoints.ToHttp(Problem.Invalid("bad-request", "A comment is changed by a text, by resolved, or by deleted.")),
        });

    /// <summary>Whom a comment can mention, and whether this person follows the piece.</summary>
    private static async Task<IResult> PeopleAsync(string article, HttpContext http, ListComments list, AdminContext here) =>
        ItemId.TryParse(article, out var id)
            ? (await list.RunAsync(id, here.Actor, http.RequestAborted)).Match(
                found => Results.Json(new { found.People, found.IsFollowing }, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp)
            : WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.NoSuchArticle);

    private static Task<IResult> FollowAsync(string article, HttpContext http, FollowItem follow, AdminContext here) =>
        AnswerAsync<FollowRequest>(article, http, here, async (id, request) =>
            (await follow.RunAsync(id, request.IsOn, here.Actor, http.RequestAborted)).Match(
                isOn => Results.Json(new { isOn }, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp));

    private static Task<IResult> SuggestAsync(string article, HttpContext http, SuggestText suggest, AdminContext here) =>
        AnswerAsync<SuggestionRequest>(article, http, here, async (id, request) => Said(
            await suggest.RunAsync(id, request.Id, request.SegmentId ?? "", request.Text ?? "", here.Actor, http.RequestAborted)));

    private static Task<IResult> DecideAsync(string article, string id, HttpContext http, DecideSuggestion decide, AdminContext here) =>
        AnswerAsync<DecisionRequest>(article, http, here, async (item, request) =>
            (await decide.RunAsync(item, id, request.Accept, request.Base, here.Actor, http.RequestAborted)).Match(
                outcome => Results.Json(outcome, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp));

    private static Task<IResult> MarkSeenAsync(string article, HttpContext http, MarkSeen markSeen, AdminContext here) =>
        AnswerAsync<SeenRequest>(article, http, here, async (id, _) =>
            (await markSeen.RunAsync(id, here.Actor, http.RequestAborted)).Match(
                at => Results.Json(new { seenUtc = at }, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp));

    /// <summary>Says where this person is and answers with what changed meanwhile: small, since pages ask again and again.</summary>
    private static Task<IResult> KeepPresenceAsync(
        string article, HttpContext http, KeepPresence keepPresence, GetWorkspace getWorkspace, AdminContext here) =>
        AnswerAsync<PresenceRequest>(article, http, here, async (id, request) =>
        {
            var others = await keepPresence.RunAsync(id, request.SegmentId, request.Leaving, here.Actor, http.RequestAborted);
            if (request.Leaving)
                return Results.NoContent();
            var since = request.Since is { } newest ? newest - Overlap : DateTime.MinValue;
            return (await getWorkspace.RunAsync(id, here.Actor, http.RequestAborted)).Match(
                workspace => Results.Json(
                    new
                    {
                        people = others.Succeeded ? others.Value : [],
                        workspace.Number,
                        workspace.Saves,
                        workspace.State,
                        workspace.WhyNotWrite,
                        workspace.Actions,
                        workspace.Review,
                        segments = workspace.Segments.Select(segment => segment.Id),
                        targets = workspace.Segments.Where(segment => segment.Target?.SavedUtc > since)
                            .Select(segment => new { segmentId = segment.Id, segment.Target }),
                    },
                    WorkspaceEndpoints.Json),
                WorkspaceEndpoints.ToHttp);
        });

    private static IResult Said(Result<string> said) => said.Match(
        id => Results.Json(new { id }, WorkspaceEndpoints.Json), WorkspaceEndpoints.ToHttp);

    private static async Task<IResult> AnswerAsync<T>(
        string article, HttpContext http, AdminContext here, Func<ItemId, T, Task<IResult>> answer)
        where T : class, IFromAccount
    {
        if (!ItemId.TryParse(article, out var id))
            return WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.NoSuchArticle);
        var (request, refused) = await WorkspaceEndpoints.ReadAsync<T>(http);
        if (request is null)
            return refused!;
        return request.Account == here.Actor.AccountId
            ? await answer(id, request)
            : WorkspaceEndpoints.ToHttp(WorkspaceEndpoints.OtherAccount(here.Actor));
    }
}
