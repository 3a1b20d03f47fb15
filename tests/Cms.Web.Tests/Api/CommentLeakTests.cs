using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>What the desk says to itself bears a marker; no way to the public, and no export, may hold it.</summary>
public abstract class CommentLeakTests(Sites sites)
{
    private const string Marker = SchemaShape.Marker;

    [Fact]
    public async Task What_is_said_at_the_desk_never_leaves_it()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var editor = (await Verb.RunAsync(data, "token", "create", "desk", "--user", "editor")).Succeeded().Output.Trim();

        var pieces = await CommentEverywhereAsync(server, editor);
        await NothingLeaksByGraphQLAsync(server);
        foreach (var address in await PublicAddressesAsync(server, pieces))
        {
            foreach (var token in new[] { null, "not-a-token" })
            {
                var (status, text) = await GetAsync(server, address, token);
                Assert.True(!text.Contains(Marker, StringComparison.Ordinal), $"{address} ({(int)status}) as {token ?? "anybody"}: {text}");
            }
        }

        var folder = TestRun.NewFolder("comments");
        var (items, package) = (Path.Combine(folder, "all.jsonl"), Path.Combine(folder, "site.zip"));
        (await Verb.RunAsync(data, "content", "export", items)).Succeeded();
        (await Verb.RunAsync(data, "recipe", "export", package)).Succeeded();
        Assert.DoesNotContain(Marker, await File.ReadAllTextAsync(items), StringComparison.Ordinal);
        await using var zip = await ZipFile.OpenReadAsync(package);
        Assert.NotEmpty(zip.Entries);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            Assert.DoesNotContain(Marker, await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>On public articles and on those that are worked on: of the piece and, where it has any, of a segment; and an answer.</summary>
    /// <returns>Ids of the items.</returns>
    private static async Task<string[]> CommentEverywhereAsync(CmsProcess server, string editor)
    {
        var all = await server.DataAsync("{ article(status: LATEST, first: 200) { contentItemId } }", token: editor);
        var said = new List<string>();
        foreach (var id in all["article"]!.AsArray().Select(a => (string)a!["contentItemId"]!))
        {
            if (await SayAsync(server, editor, id, new JsonObject { ["text"] = $"{Marker} of the piece" }) is not { } first)
                continue;
            said.Add(id);
            await SayAsync(server, editor, id, new JsonObject { ["text"] = $"{Marker} as an answer", ["replyTo"] = first });
            var work = JsonNode.Parse((await GetAsync(server, $"/api/translations/{id}", editor)).Text)!;
            Assert.Contains(Marker, work.ToJsonString(), StringComparison.Ordinal);
            if (work["segments"] is JsonArray { Count: > 0 } segments)
                Assert.NotNull(await SayAsync(server, editor, id, new JsonObject { ["text"] = $"{Marker} of a segment", ["segmentId"] = (string)segments[0]!["id"]! }));
        }

        Assert.True(said.Count > 0, "nothing was said");
        return [.. said];
    }

    private static async Task<string?> SayAsync(CmsProcess server, string token, string item, JsonObject comment)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/translations/{item}/comments", UriKind.Relative)) { Content = JsonContent.Create(comment) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound, $"{(int)answer.StatusCode}: {text}");
        return answer.IsSuccessStatusCode ? (string?)JsonNode.Parse(text)!["id"] : null;
    }

    private static async Task NothingLeaksByGraphQLAsync(CmsProcess server)
    {
        var schema = await SchemaShape.OfAsync(server);
        var asked = 0;
        foreach (var root in schema.Roots())
        {
            var known = schema.Arguments("Query", root);
            var status = known.Contains("status") ? "ALL" : "";
            for (var depth = 4; depth > 0; depth--)
            {
                var arguments = string.Join(", ", new[] { known.Contains("first") ? "first: 50" : "", status.Length > 0 ? $"status: {status}" : "" }.Where(a => a.Length > 0));
                var query = $"{{ {root}{(arguments.Length > 0 ? $"({arguments})" : "")}{schema.Selection("Query", root, depth, status)} }}";
                var (_, body) = await server.TryAskAsync(query);
                Assert.DoesNotContain(Marker, body.ToJsonString(), StringComparison.Ordinal);
                if (body["data"] is null)
                    continue;
                asked++;
                break;
            }
        }

        Assert.True(asked > 10, $"{asked} fields answered");
    }

    private static async Task<string[]> PublicAddressesAsync(CmsProcess server, string[] pieces)
    {
        var published = await server.DataAsync("{ article(first: 100) { path } }");
        return
        [
            "/", "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/api/openapi.json",
            .. published["article"]!.AsArray().Select(a => "/" + (string)a!["path"]!),
            .. pieces.SelectMany(id => new[]
            {
                $"/api/content/{id}", $"/api/content/{id}?latest=true", $"/api/translations/{id}", $"/admin/items/{id}", $"/admin/items/{id}/comments",
                $"/admin/translations/{id}", $"/admin/api/translations/{id}",
            }),
        ];
    }

    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(CmsProcess server, string address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        using var answer = await server.Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteCommentLeakTests(SqliteSites sites) : CommentLeakTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlCommentLeakTests(PostgreSqlSites sites) : CommentLeakTests(sites);
