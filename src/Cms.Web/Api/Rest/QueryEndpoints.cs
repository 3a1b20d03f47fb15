using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Editorial.Items;
using Cms.Editorial.Queries;

namespace Cms.Web.Api.Rest;

/// <summary>Stored queries by their names, as Orchard's: <c>{ "items": […], "count": n }</c>.</summary>
internal static class QueryEndpoints
{
    public static void MapQueries(this IEndpointRouteBuilder routes)
    {
        var queries = routes.MapGroup("/api/queries/{name}").WithTags("Queries").AddEndpointFilter(ApiAnswers.UnkeptAsync);
        queries.MapGet("", AskAsync)
            .WithSummary("Asks a stored query").WithDescription("Of what is published, what the caller may see. Needs ExecuteApiAll, or ExecuteApi_ and the query's name.")
            .Produces<QueryItems>().Refuses(400, 401, 403, 404, 503);
        queries.MapPost("", AskAsync)
            .WithSummary("Asks a stored query").WithDescription("As with GET; the parameters may be the body.")
            .Accepts<JsonObject>("application/json").Produces<QueryItems>().Refuses(400, 401, 403, 404, 415, 503);
    }

    /// <param name="parameters">A JSON object; with POST it may be the body.</param>
    private static async Task<IResult> AskAsync(string name, HttpContext http, AskQuery askQuery, ReaderCopy copies, string? parameters = null)
    {
        var actor = await ApiAnswers.ActorAsync(http);
        JsonNode? values = null;
        if (!string.IsNullOrWhiteSpace(parameters))
        {
            try
            {
                values = JsonNode.Parse(parameters);
            }
            catch (JsonException)
            {
                return ApiAnswers.Bad("'parameters' is not JSON.");
            }
        }
        else if (HttpMethods.IsPost(http.Request.Method) && http.Request.ContentLength is not (null or 0))
        {
            var (body, refused) = await ApiAnswers.ReadAsync<JsonObject>(http);
            if (body is null)
                return refused!;
            values = body;
        }

        var answer = await askQuery.CallAsync(name, values, actor, http.RequestAborted);
        if (!answer.Succeeded)
            return ApiAnswers.Refuse(http, answer.Problem, actor);
        var items = new JsonArray();
        if (answer.Value is QueryAnswer.Items found)
        {
            foreach (var version in found.Versions)
                items.Add(JsonNode.Parse(ContentItemJson.ToLine(await copies.OfAsync(version.Item, actor, http.RequestAborted))));
        }
        else
        {
            foreach (var row in ((QueryAnswer.Rows)answer.Value).All)
                items.Add(new JsonObject(row.Select(column => KeyValuePair.Create(column.Key, Node(column.Value)))));
        }

        return Results.Json(new QueryItems(items, items.Count), ApiAnswers.Json);
    }

    /// <param name="Items">Content items, or objects with a member for each column.</param>
    internal sealed record QueryItems(JsonArray Items, int Count);

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        decimal number => number,
        DateTime at => ContentItemJson.Format(at),
        _ => throw new ArgumentException($"A row holds a {value.GetType().Name}.", nameof(value)),
    };
}
