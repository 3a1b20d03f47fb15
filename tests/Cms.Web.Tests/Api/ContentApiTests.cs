using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Items by Orchard's REST addresses.</summary>
public abstract class ContentApiTests(Sites sites)
{
    private const string Item = "/api/content/everything00000000000000aa";

    [Fact]
    public async Task An_item_is_read_by_those_who_may_use_the_api()
    {
        var site = await SchemaSite.OfAsync(sites);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(site, null, HttpMethod.Get, Item)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(site, "Reader", HttpMethod.Get, Item)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(site, "Client", HttpMethod.Get, "/api/content/nobody")).Status);

        var (status, body, tag) = await SendAsync(site, "Maker", HttpMethod.Get, Item);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("All kinds", (string?)body["TitlePart"]!["Title"]);
        Assert.StartsWith("\"everything00000000000000vp.", tag, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await SendAsync(site, "Maker", HttpMethod.Get, Item, headers: ("If-None-Match", tag!))).Status);
    }

    [Theory]
    [InlineData("everything00000000000000aa")]
    [InlineData("edited000000000000000000aa")]
    [InlineData("draft0000000000000000000aa")]
    [InlineData("private00000000000000000aa")]
    [InlineData("entrydraft00000000000000aa")]
    [InlineData("kinds00000000000000000en0a")]
    public async Task A_reader_s_copy_holds_nothing_private(string id)
    {
        var site = await SchemaSite.OfAsync(sites);
        foreach (var latest in new[] { "", "?latest=true" })
        {
            var (_, body, _) = await SendAsync(site, "Client", HttpMethod.Get, $"/api/content/{id}{latest}");
            Assert.DoesNotContain("CANARY", body.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("entrydraft", body.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain("onclick", body.ToJsonString(), StringComparison.Ordinal);
            Assert.Null(body["Owner"]);
            Assert.Null(body["Author"]);
        }
    }

    [Fact]
    public async Task A_change_names_what_it_is_made_from_and_nothing_is_overwritten_unseen()
    {
        var site = await SchemaSite.OfAsync(sites);
        var (created, item, tag) = await SendAsync(site, "Maker", HttpMethod.Post, "/api/content?draft=true", New("Rest one", "mauve"));
        Assert.Equal(HttpStatusCode.OK, created);
        Assert.False((bool)item["Published"]!);
        var id = (string)item["ContentItemId"]!;
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(site, "Client", HttpMethod.Get, $"/api/content/{id}")).Status);

        JsonObject Change(string color) => new() { ["ContentItemId"] = id, ["ContentType"] = "Everything", ["Everything"] = new JsonObject { ["Color"] = new JsonObject { ["Text"] = color } } };
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await SendAsync(site, "Maker", HttpMethod.Post, "/api/content", Change("teal"))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(site, "Maker", HttpMethod.Post, "/api/content", Change("teal"), ("If-Match", "\"other\""))).Status);
        var (saved, changed, newTag) = await SendAsync(site, "Maker", HttpMethod.Post, "/api/content", Change("teal"), ("If-Match", tag!));
        Assert.Equal(HttpStatusCode.OK, saved);
        Assert.True((bool)changed["Published"]!);
        Assert.Equal("Rest one", (string?)changed["TitlePart"]!["Title"]);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(site, "Maker", HttpMethod.Post, "/api/content", Change("late"), ("If-Match", tag!))).Status);

        changed["Everything"]!["Color"]!["Text"] = "amber";
        var again = await SendAsync(site, "Maker", HttpMethod.Post, "/api/content", changed.AsObject());
        Assert.Equal("amber", (string?)again.Body["Everything"]!["Color"]!["Text"]);

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await SendAsync(site, "Maker", HttpMethod.Delete, $"/api/content/{id}")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(site, "Maker", HttpMethod.Delete, $"/api/content/{id}", headers: ("If-Match", newTag!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(site, "Maker", HttpMethod.Delete, $"/api/content/{id}", headers: ("If-Match", again.Tag!))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(site, "Maker", HttpMethod.Get, $"/api/content/{id}")).Status);
    }

    [Fact]
    public async Task Changes_need_the_permission_and_a_token()
    {
        var site = await SchemaSite.OfAsync(sites);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(site, null, HttpMethod.Post, "/api/content", New("x", "y"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(site, "Writer", HttpMethod.Post, "/api/content", New("x", "y"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(site, "Client", HttpMethod.Post, "/api/content", New("x", "y"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(site, "Client", HttpMethod.Delete, Item, headers: ("If-Match", "\"x\""))).Status);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/content", UriKind.Relative)) { Content = JsonContent.Create(New("x", "y")), Headers = { { "Cookie", "dragoman=anything" } } };
        using var answer = await site.Server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("""{ "TitlePart": { "Title": "x" } }""", "ContentType is missing")]
    [InlineData("""{ "ContentType": "NoSuch" }""", "There is no content type 'NoSuch'")]
    [InlineData("""{ "ContentType": "Everything", "ContentItemId": "no id" }""", "ContentItemId is no id")]
    [InlineData("""{ "ContentType": "Everything", "Everything": { "Size": { "Value": "tall" } } }""", "")]
    [InlineData("""{ "ContentType": "Everything", "TitlePart": { "Title": "\u0000" } }""", "U+0000")]
    [InlineData("[1]", "JSON that is expected")]
    [InlineData("{", "JSON that is expected")]
    public async Task What_cannot_be_saved_is_said_in_one_message(string body, string message)
    {
        var site = await SchemaSite.OfAsync(sites);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/content", UriKind.Relative))
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", site.Token("Administrator")) },
        };
        using var answer = await site.Server.Client.SendAsync(request);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private static JsonObject New(string title, string color) => new()
    {
        ["ContentType"] = "Everything",
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["Everything"] = new JsonObject { ["Color"] = new JsonObject { ["Text"] = color } },
    };

    private static async Task<(HttpStatusCode Status, JsonNode Body, string? Tag)> SendAsync(
        SchemaSite site, string? role, HttpMethod method, string address, JsonObject? body = null, (string Name, string Value)? headers = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        if (role is not null)
            request.Headers.Authorization = new("Bearer", site.Token(role));
        if (headers is { } header)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var answer = await site.Server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, answer.Headers.ETag?.ToString());
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteContentApiTests(SqliteSites sites) : ContentApiTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlContentApiTests(PostgreSqlSites sites) : ContentApiTests(sites);
