using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Stored queries by name. In GraphQL they are held to the conventions' table and to the leak tests; this is the rest.</summary>
public abstract class StoredQueryTests(Sites sites)
{
    [Fact]
    public async Task A_query_is_called_by_those_who_may_call_queries()
    {
        var site = await SchemaSite.OfAsync(sites);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(site, "colors", null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(site, "colors", "Writer")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(site, "no-such", null)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(site, "no-such", "Administrator")).Status);

        var (status, body) = await AskAsync(site, "Colors", "Administrator", """{ "Least": 1 }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(body["items"]!.AsArray().Count, (int)body["count"]!);
        Assert.DoesNotContain("CANARY", body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Items_are_answered_in_Orchard_s_json_each_once()
    {
        var site = await SchemaSite.OfAsync(sites);
        var (_, body) = await AskAsync(site, "everythingByName", "Administrator", """{ "part": "All%", "count": 10 }""");
        var item = Assert.Single(body["items"]!.AsArray())!;
        Assert.Equal("All kinds", (string?)item["DisplayText"]);
        Assert.Equal("red", (string?)item["Everything"]!["Color"]!["Text"]);
    }

    [Theory]
    [InlineData("everythingByName", "[1]", "JSON object")]
    [InlineData("everythingByName", "{", "not JSON")]
    [InlineData("everythingByName", """{ "count": [] }""", "'count'")]
    [InlineData("everythingByName", """{ "count": -1 }""", "LIMIT takes a whole number")]
    [InlineData("everythingByName", """{ "part": "a%b%" }""", "only % at the beginning and at the end")]
    [InlineData("found", "{}", "not run here: it is kept")]
    [InlineData("escaped", "{}", "there is no table 'AspNetUsers' here")]
    public async Task What_cannot_be_asked_is_said_in_one_message(string query, string parameters, string message)
    {
        var (status, body) = await AskAsync(await SchemaSite.OfAsync(sites), query, "Administrator", parameters);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(message, (string)body["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("' OR 1 = 1 --")]
    [InlineData("'; DROP TABLE \"ItemVersions\"; --")]
    [InlineData("%\u0000")]
    [InlineData("\\%_")]
    public async Task A_parameter_is_never_sql(string text)
    {
        var site = await SchemaSite.OfAsync(sites);
        var (status, body) = await AskAsync(site, "everythingByName", "Administrator", new JsonObject { ["part"] = text }.ToJsonString());
        Assert.True(status == HttpStatusCode.BadRequest || body["items"]!.AsArray().Count == 0, body.ToJsonString());
    }

    private static async Task<(HttpStatusCode Status, JsonNode Body)> AskAsync(SchemaSite site, string query, string? role, string? parameters = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"/api/queries/{query}{(parameters is null ? "" : "?parameters=" + Uri.EscapeDataString(parameters))}", UriKind.Relative));
        if (role is not null)
            request.Headers.Authorization = new("Bearer", site.Token(role));
        using var answer = await site.Server.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteStoredQueryTests(SqliteSites sites) : StoredQueryTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlStoredQueryTests(PostgreSqlSites sites) : StoredQueryTests(sites);
