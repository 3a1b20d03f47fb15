using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Editorial;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notices;
using Microsoft.AspNetCore.Mvc;

namespace Cms.Web.Api.Rest;

/// <summary>Items by Orchard's addresses and in its JSON. A change names the version it is made from, by <c>If-Match</c> or by the
/// body's <c>ContentItemVersionId</c>, so that nothing is overwritten unseen.</summary>
internal static class ContentEndpoints
{
    /// <summary>Of the envelope; what a client sends of it is not the content, except by which it names the item.</summary>
    private static readonly string[] Envelope =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published",
        "ModifiedUtc", "PublishedUtc", "CreatedUtc", "Owner", "Author",
    ];

    public static void MapContent(this IEndpointRouteBuilder routes)
    {
        var content = routes.MapGroup("/api/content").WithTags("Content").AddEndpointFilter(ApiAnswers.UnkeptAsync);
        content.MapGet("/{contentItemId}", GetAsync)
            .WithSummary("An item").WithDescription("The published version; with latest=true the newest, for those who may see drafts. Needs AccessContentApi.")
            .Produces<JsonObject>().Produces(StatusCodes.Status304NotModified).Refuses(401, 403, 404, 410);
        content.MapPost("", SaveAsync).AddEndpointFilter(ApiAnswers.NeedsTokenAsync)
            .WithMetadata(new RequestSizeLimitAttribute(ApiAnswers.MaxBodyBytes))
            .WithSummary("Makes or changes an item")
            .WithDescription("Makes an item where ContentItemId is absent or new. Otherwise lays the body over the latest version (objects are merged, lists replaced); then If-Match, or ContentItemVersionId in the body, names the version it is made from. Publishes it, or saves a draft with draft=true. A new source story that is much like one in the house is refused with 409 and names that one, unless evenIfAlike=true.")
            .Accepts<JsonObject>("application/json").Produces<JsonObject>().Refuses(400, 401, 403, 409, 410, 412, 413, 415, 428);
        content.MapDelete("/{contentItemId}", DeleteAsync).AddEndpointFilter(ApiAnswers.NeedsTokenAsync)
            .WithSummary("Deletes an item").WithDescription("If-Match names the version that is seen as the latest. Answers with what was deleted.")
            .Produces<JsonObject>().Refuses(401, 403, 404, 410, 412, 428);
    }

    /// <param name="latest">The newest version, for those who may see it on the desk; otherwise the published one.</param>
    private static async Task<IResult> GetAsync(
        string contentItemId, HttpContext http, GetItem getItem, FindTakenDown findTakenDown, ReaderCopy copies, bool latest = false)
    {
        var actor = await ApiAnswers.ActorAsync(http);
        if (MayNotEnter(actor) is { } closed)
            return ApiAnswers.Refuse(http, closed, actor);
        if (!ItemId.TryParse(contentItemId, out var id))
            return ApiAnswers.Refuse(http, NoSuchItem, actor);

        var found = await getItem.RunAsync(id, latest ? ItemView.Latest : ItemView.Published, actor, http.RequestAborted);
        if (found.Succeeded)
            return await AnswerAsync(http, found.Value, actor, copies);
        return ApiAnswers.Refuse(
            http,
            await findTakenDown.RunAsync(id, http.RequestAborted) ? Problem.NotFound("taken-down", "This item was taken down.") : found.Problem,
            actor);
    }

    /// <param name="draft">Otherwise it is published.</param>
    /// <param name="evenIfAlike">Makes a source story though one in the house is much like it.</param>
    private static async Task<IResult> SaveAsync(HttpContext http, SaveItem saveItem, ReaderCopy copies, bool draft = false, bool evenIfAlike = false)
    {
        var actor = await ApiAnswers.ActorAsync(http);
        if (MayNotEnter(actor) is { } closed)
            return ApiAnswers.Refuse(http, closed, actor);
        var (body, refused) = await ApiAnswers.ReadAsync<JsonObject>(http);
        if (body is null)
            return refused!;
        var input = Read(body, http.Request, publish: !draft, evenIfAlike);
        if (!input.Succeeded)
            return ApiAnswers.Refuse(http, input.Problem, actor);

        var saved = await saveItem.RunAsync(input.Value, actor, http.RequestAborted);
        return saved.Succeeded ? await AnswerAsync(http, saved.Value, actor, copies) : ApiAnswers.Refuse(http, saved.Problem, actor);
    }

    private static async Task<IResult> DeleteAsync(
        string contentItemId, HttpContext http, GetItem getItem, DeleteItem deleteItem, FindTakenDown findTakenDown, ReaderCopy copies)
    {
        var actor = await ApiAnswers.ActorAsync(http);
        if (MayNotEnter(actor) is { } closed)
            return ApiAnswers.Refuse(http, closed, actor);
        if (!ItemId.TryParse(contentItemId, out var id))
            return ApiAnswers.Refuse(http, NoSuchItem, actor);

        var latest = await getItem.RunAsync(id, ItemView.Latest, actor, http.RequestAborted);
        if (!latest.Succeeded)
        {
            if ((await getItem.RunAsync(id, ItemView.Published, actor, http.RequestAborted)) is { Succeeded: true, Value.Item.ContentType: var type })
                return ApiAnswers.Refuse(http, MayNotDelete(type), actor);
            return ApiAnswers.Refuse(
                http,
                await findTakenDown.RunAsync(id, http.RequestAborted) ? Problem.NotFound("taken-down", "This item was taken down.") : latest.Problem,
                actor);
        }

        if (!actor.MayDelete(latest.Value.Item.ContentType, latest.Value.Item.Owner))
            return ApiAnswers.Refuse(http, MayNotDelete(latest.Value.Item.ContentType), actor);
        var based = ItemTag.Based(http.Request, out var isPresent);
        if (!isPresent)
            return ApiAnswers.Refuse(http, Problem.Invalid("base-missing", "Say by If-Match which version you want to delete: its ETag."), actor);
        if (based != latest.Value.VersionId)
            return ApiAnswers.Refuse(http, Problem.Conflict("changed-meanwhile", "This is not the item's latest version. Load it and try again."), actor);

        var deleted = await deleteItem.RunAsync(id, latest.Value.Number, actor, http.RequestAborted);
        return deleted.Succeeded ? await AnswerAsync(http, deleted.Value, actor, copies) : ApiAnswers.Refuse(http, deleted.Problem, actor);
    }

    private static Problem MayNotDelete(string type) => Problem.Forbidden("may-not-delete", $"You may not delete items of the type '{type}'.");

    private static Problem NoSuchItem => Problem.NotFound("no-such-item", "This item does not exist.");

    private static Problem? MayNotEnter(Actor actor) => actor.Can(Permissions.AccessContentApi) ? null
        : Problem.Forbidden("may-not-use-api", "You may not use this API: it needs the permission AccessContentApi.");

    private static Result<SaveItemInput> Read(JsonObject body, HttpRequest request, bool publish, bool evenIfAlike)
    {
        if (Text(body, "ContentType") is not { Length: > 0 } type)
            return Problem.Invalid("bad-request", "ContentType is missing.", new ProblemDetail("ContentType", "This is missing."));
        ItemId? id = null;
        if (Text(body, "ContentItemId") is { Length: > 0 } given)
        {
            if (!ItemId.TryParse(given, out var known))
                return Problem.Invalid("bad-request", "ContentItemId is no id.", new ProblemDetail("ContentItemId", "This is no id."));
            id = known;
        }

        var based = ItemTag.Based(request, out var isPresent);
        if (isPresent && based is null)
            return Problem.Conflict("changed-meanwhile", "If-Match names no version: send one ETag as it came.");
        if (!isPresent && VersionId.TryParse(Text(body, "ContentItemVersionId"), out var version) && id is not null)
            based = version;

        var changes = new JsonObject();
        foreach (var (key, value) in body)
        {
            if (!Envelope.Contains(key))
                changes[key] = value?.DeepClone();
        }

        return new SaveItemInput(id, type, changes, based, publish) { RefuseAlike = !evenIfAlike };
    }

    private static string? Text(JsonObject json, string name) => json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static async Task<IResult> AnswerAsync(HttpContext http, ItemVersion version, Actor actor, ReaderCopy copies)
    {
        var item = await copies.OfAsync(version.Item, actor, http.RequestAborted);
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = ApiAnswers.Json.Encoder }))
            ContentItemJson.Write(writer, item);
        var bytes = stream.ToArray();
        var tag = ItemTag.Of(version.VersionId, bytes);
        http.Response.Headers.ETag = tag;
        return HttpMethods.IsGet(http.Request.Method) && ItemTag.IsKnown(http.Request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(bytes, "application/json; charset=utf-8");
    }
}
