using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Plays every cell of <see cref="PermissionTable"/>, each on an item of its own.</summary>
public abstract class PermissionTableTests(Sites sites)
{
    [Fact]
    public async Task Every_caller_gets_what_the_table_says()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var tokens = new Dictionary<string, string?> { ["nobody"] = null };
        foreach (var role in PermissionTable.Callers.Skip(1))
            tokens[role] = await TokenAsync(data, "--role", role);
        var wrong = new List<string>();
        foreach (var row in PermissionTable.Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var (i, caller) in PermissionTable.Callers.Index())
            {
                var item = cells[2] == "-" ? null : await MakeAsync(server, tokens["Administrator"]!, cells[2] == "draft");
                var got = cells[0] == "REST" ? await RestAsync(server, tokens[caller], cells[1], item) : await GraphQLAsync(server, tokens[caller], cells[1], item);
                if (got != cells[3 + i])
                    wrong.Add($"{cells[0]} {cells[1]} {cells[2]} by {caller}: {got} instead of {cells[3 + i]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<string> TokenAsync(SiteData data, params string[] who) =>
        (await Verb.RunAsync(data, ["token", "create", "table", .. who])).Succeeded().Output.Trim();

    private static JsonObject Page() => new() { ["ContentType"] = "Page", ["TitlePart"] = new JsonObject { ["Title"] = "A page" } };

    private static async Task<JsonNode> MakeAsync(CmsProcess server, string admin, bool draft)
    {
        var (status, item) = await SendAsync(server, admin, HttpMethod.Post, $"/api/content?draft={(draft ? "true" : "false")}", Page());
        Assert.True(status == "200", item.ToJsonString());
        return item;
    }

    private static async Task<string> RestAsync(CmsProcess server, string? token, string action, JsonNode? item) => (await (action switch
    {
        "read" => SendAsync(server, token, HttpMethod.Get, $"/api/content/{item!["ContentItemId"]}"),
        "latest" => SendAsync(server, token, HttpMethod.Get, $"/api/content/{item!["ContentItemId"]}?latest=true"),
        "create" => SendAsync(server, token, HttpMethod.Post, "/api/content", Page()),
        "save" => SendAsync(server, token, HttpMethod.Post, "/api/content", item!.AsObject()),
        "delete" => SendAsync(server, token, HttpMethod.Delete, $"/api/content/{item!["ContentItemId"]}", tag: $"\"{item["ContentItemVersionId"]}\""),
        _ => throw new ArgumentException(action, nameof(action)),
    })).Status;

    private static async Task<string> GraphQLAsync(CmsProcess server, string? token, string action, JsonNode? item)
    {
        var named = item is null ? "" : $"contentItemId: \"{item["ContentItemId"]}\", seen: \"{item["ContentItemVersionId"]}\"";
        var where = $"where: {{ contentItemId: \"{item?["ContentItemId"]}\" }}";
        var answer = await server.AskAsync(
            action switch
            {
                "read" => $"{{ page({where}) {{ displayText }} }}",
                "latest" => $"{{ page({where}, status: LATEST) {{ displayText }} }}",
                "create" => "mutation { createPage(input: { title: \"A page\" }) { displayText } }",
                "save" => $"mutation {{ savePage({named}, input: {{ title: \"Another\" }}) {{ displayText }} }}",
                "publish" => $"mutation {{ publishContentItem({named}) {{ displayText }} }}",
                "delete" => $"mutation {{ deleteContentItem({named}) {{ displayText }} }}",
                _ => throw new ArgumentException(action, nameof(action)),
            },
            token: token);
        return (string?)answer["errors"]?[0]?["extensions"]?["code"]
            ?? (answer["data"]!.AsObject().Single().Value is JsonArray { Count: 0 } ? "none" : "ok");
    }

    private static async Task<(string Status, JsonNode Body)> SendAsync(
        CmsProcess server, string? token, HttpMethod method, string address, JsonObject? body = null, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture), text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqlitePermissionTableTests(SqliteSites sites) : PermissionTableTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlPermissionTableTests(PostgreSqlSites sites) : PermissionTableTests(sites);
