using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>What goes wrong inside stays inside: no answer names a type of ours, a table, a statement or a line of code; and no value
/// that a client sends makes something go wrong.</summary>
public abstract partial class ErrorLeakTests(Sites sites)
{
    private static readonly Uri Endpoint = new("/api/graphql", UriKind.Relative);

    public static TheoryData<string> Texts =>
    [
        "'", "')", "\");--", "%", "_", "\\", "::", "$$", "`", "';DROP TABLE \"ItemVersions\";--", "\0", "a\0b", "\u200F\u202E", "😀", "{{7*7}}", "(a+)+$",
        "\uFFFF", "AND OR NOT NEAR(", "*", "\"", "* -\"", "title:", "^", "a*b", new string('a', 60_000), string.Join(' ', Enumerable.Range(0, 5000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_means_itself_wherever_it_is_given(string text)
    {
        var server = await sites.SharedAsync();
        foreach (var query in new[]
        {
            "query ($t: String) { article(where: { displayText: $t }) { path } }",
            "query ($t: String!) { article(where: { displayText_contains: $t, displayText_not: $t }) { path } }",
            "query ($t: String!) { article(where: { displayText_starts_with: $t, OR: [{ displayText_ends_with: $t }] }) { path } }",
            "query ($t: String!) { article(where: { displayText_in: [$t, $t] }) { path } }",
            "query ($t: String!) { article(where: { path: $t }) { path } }",
            "query ($t: String!) { article(where: { contentItemId: $t }) { path } }",
            "query ($t: String!) { contentItem(contentItemId: $t) { displayText } }",
            "query ($t: String!) { contentItemByPath(path: $t) { displayText } contentItemByAlias(alias: $t) { displayText } }",
            "query ($t: String!) { article(where: { keywords: { displayText: $t } }) { path } }",
            "query ($t: String!) { articleConnection(after: $t) { totalCount } }",
        })
        {
            var (status, body) = await server.TryAskAsync(query, new { t = text });
            var answer = body.ToJsonString();
            Assert.True(status == HttpStatusCode.OK, $"{status} {query}");
            Assert.DoesNotContain("INTERNAL", answer, StringComparison.Ordinal);
            Assert.False(answer.Contains("VALIDATION_FAILED", StringComparison.Ordinal), $"{query}\n{answer}");
            Assert.DoesNotMatch(Inside(), answer);
            if (!query.Contains("_not:", StringComparison.Ordinal) && body["data"]?["article"] is JsonArray found && text.Length > 2)
                Assert.Empty(found);
        }
    }

    [Theory]
    [InlineData("""{ article(first: -1) { path } }""")]
    [InlineData("""{ article(first: 2147483647, skip: 2147483647) { path } }""")]
    [InlineData("""{ article(skip: -2147483648) { path } }""")]
    [InlineData("""{ article(where: { publishedUtc_gt: "0001-01-01T00:00:00Z" }, first: 1) { path } }""")]
    [InlineData("""{ article(where: { publishedUtc_lt: "9999-12-31T23:59:59.9999999Z" }, first: 1) { path } }""")]
    [InlineData("""{ article(where: { publishedUtc_lt: "9999-12-31T23:59:59.9999999-14:00" }, first: 1) { path } }""")]
    [InlineData("""{ article(where: { publishedUtc_gt: "0001-01-01T00:00:00+14:00" }, first: 1) { path } }""")]
    [InlineData("""{ articleConnection(first: -1) { totalCount } }""")]
    [InlineData("""{ articleConnection(last: 0, first: 0) { totalCount edges { cursor } } }""")]
    [InlineData("""{ articleConnection(after: "AAAA", before: "====") { totalCount } }""")]
    [InlineData("""{ article(orderBy: { nothing: ASC }) { path } }""")]
    [InlineData("""{ article(orderBy: "displayText; DROP TABLE x") { path } }""")]
    public async Task A_number_date_or_order_at_the_edge_is_answered_or_refused(string query)
    {
        var (status, body) = await (await sites.SharedAsync()).TryAskAsync(query);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain("INTERNAL", body.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotMatch(Inside(), body.ToJsonString());
    }

    [Fact]
    public async Task A_database_that_fails_is_told_to_the_log_and_not_to_the_client()
    {
        var data = await sites.CopyAsync();
        var token = (await Verb.RunAsync(data, "token", "create", "tests", "--role", "Administrator")).Succeeded().Output.Trim();
        await using var server = await CmsProcess.StartAsync(data, "--Cms:GraphQL:ResponseCache=false", "--Cms:GraphQL:Introspection=false", "--Cms:Site:Enabled=false");
        await NothingIsSuggestedAsync(server, token);
        await data.ExecuteAsync("ALTER TABLE \"ItemVersions\" RENAME TO \"Elsewhere\"");
        foreach (var query in new[]
        {
            "{ article(first: 3) { displayText } }",
            "{ a: article(first: 3, where: { displayText_contains: \"x\" }) { displayText } __typename }",
            "{ outletConnection { totalCount items { displayText articleByOutlet { path } } } }",
            "{ contentItem(contentItemId: \"4none\") { displayText } }",
        })
        {
            var (status, body) = await server.TryAskAsync(query);
            var answer = body.ToJsonString();
            Assert.Equal(body.ContainsKey("data") ? HttpStatusCode.OK : HttpStatusCode.InternalServerError, status);
            Assert.All(body["errors"]!.AsArray(), error => Assert.Equal("INTERNAL", (string?)error!["extensions"]!["code"]));
            Assert.DoesNotMatch(Inside(), answer);
        }

        Assert.Contains("ItemVersions", server.Output, StringComparison.Ordinal);

        // Before any field is asked: who is it?
        await data.ExecuteAsync("ALTER TABLE \"ApiTokens\" RENAME TO \"Nowhere\"");
        foreach (var type in new[] { "application/json", "application/graphql-response+json" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Endpoint)
            {
                Content = new StringContent(JsonSerializer.Serialize(new { query = "{ __typename }" }), Encoding.UTF8, "application/json"),
            };
            request.Headers.Accept.ParseAdd(type);
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await server.Client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.InternalServerError, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal("INTERNAL", (string?)JsonNode.Parse(text)!["errors"]![0]!["extensions"]!["code"]);
            Assert.DoesNotMatch(Inside(), text + string.Join(' ', answer.Headers.SelectMany(header => header.Value)));
        }
    }

    /// <summary>Where the schema is not to be asked for, mistakes do not give its names away either.</summary>
    private static async Task NothingIsSuggestedAsync(CmsProcess server, string token)
    {
        foreach (var query in new[]
        {
            "{ artcle { path } }", "{ article(frst: 1) { path } }", "{ article(where: { pth: \"x\" }) { path } }", "{ article(status: PUBLISHD) { path } }",
            "{ ... on Artcle { path } }", "query ($a: Strin) { article(where: { path: $a }) { path } }", "{ __schema { types { name } } }", "{ __type(name: \"Article\") { name } }",
        })
        {
            var (_, closed) = await server.TryAskAsync(query);
            Assert.False(closed.ContainsKey("data"), query);
            Assert.DoesNotContain("Did you mean", closed.ToJsonString(), StringComparison.Ordinal);
            var (_, open) = await server.TryAskAsync(query, token: token);
            Assert.True(open.ContainsKey("data") || open.ToJsonString().Contains("Did you mean", StringComparison.Ordinal), $"{query} {open.ToJsonString()}");
        }
    }

    [GeneratedRegex(@"\bSystem\.|\bCms\.|Npgsql|[Ss][Qq][Ll]ite|no such (table|column)|does not exist|\bSELECT\b|syntax error at|^\s+at |\.cs\b|Exception|ItemVersions\b.*Elsewhere|StackTrace", RegexOptions.Multiline)]
    private static partial Regex Inside();
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteErrorLeakTests(SqliteSites sites) : ErrorLeakTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlErrorLeakTests(PostgreSqlSites sites) : ErrorLeakTests(sites);
