using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cms.Web.Tests.Running;

/// <summary>Asks the endpoint as any client would.</summary>
internal static class GraphQL
{
    public static async Task<JsonObject> AskAsync(this CmsProcess server, string query, object? variables = null, string? token = null)
    {
        var (status, body) = await server.TryAskAsync(query, variables, token);
        Assert.True(status == HttpStatusCode.OK, $"{(int)status}: {body}");
        return body;
    }

    public static async Task<(HttpStatusCode Status, JsonObject Body)> TryAskAsync(
        this CmsProcess server, string query, object? variables = null, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/graphql", UriKind.Relative))
        {
            Content = JsonContent.Create(new { query, variables }),
        };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : new JsonObject { ["text"] = text });
    }

    /// <summary>The answer's data; fails when there are errors beside it.</summary>
    public static async Task<JsonObject> DataAsync(this CmsProcess server, string query, object? variables = null, string? token = null)
    {
        var body = await server.AskAsync(query, variables, token);
        Assert.True(body["errors"] is null, body.ToJsonString());
        return body["data"]!.AsObject();
    }
}
