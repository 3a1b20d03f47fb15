using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Contract;

/// <summary>The queries that clients were promised, sent as they stand; whole answers are compared with checked-in files.</summary>
public abstract class ContractQueriesTests(Sites sites)
{
    [Theory]
    [InlineData("home", """{ "section": "News" }""")]
    [InlineData("article", """{ "path": "news/an-example" }""")]
    [InlineData("by-keyword", """{ "keyword": "Deir-ez-Zor", "skip": 0 }""")]
    public async Task A_contract_query_answers_on_the_imported_contract_items(string query, string variables) =>
        Json.IsAsIn($"Expected/items-{query}.json", await AnswerAsync(await sites.ContractAsync(), query, variables));

    [Theory]
    [InlineData("home", """{ "section": "Culture" }""")]
    [InlineData("article", """{ "path": "news/nobody-is-late-to-a-library" }""")]
    [InlineData("by-keyword", """{ "keyword": "Water", "skip": 0 }""")]
    public async Task A_contract_query_answers_on_the_sample_content(string query, string variables) =>
        Json.IsAsIn($"Expected/sample-{query}.json", await AnswerAsync(await sites.SharedAsync(), query, variables));

    [Fact]
    public async Task A_path_is_found_with_and_without_a_leading_slash()
    {
        var server = await sites.SharedAsync();
        var without = await AnswerAsync(server, "article", """{ "path": "news/dafla-ferry-moves-to-winter-timetable" }""");
        var with = await AnswerAsync(server, "article", """{ "path": "/news/dafla-ferry-moves-to-winter-timetable" }""");

        Assert.Equal("articleferry00000000000000", (string?)without["data"]!["article"]![0]!["contentItemId"]);
        Assert.Equal(Json.Text(without), Json.Text(with));
    }

    [Fact]
    public async Task An_unknown_path_and_an_unknown_keyword_give_empty_answers()
    {
        var server = await sites.SharedAsync();
        Assert.Empty((await AnswerAsync(server, "article", """{ "path": "news/no-such-thing" }"""))["data"]!["article"]!.AsArray());

        var none = (await AnswerAsync(server, "by-keyword", """{ "keyword": "no such keyword" }"""))["data"]!["articleConnection"]!;
        Assert.Equal(0, (int)none["totalCount"]!);
        Assert.Empty(none["items"]!.AsArray());
        Assert.Null(none["pageInfo"]!["endCursor"]);
    }

    [Fact]
    public async Task The_queries_answer_to_GET_as_well()
    {
        var server = await sites.SharedAsync();
        var query = Uri.EscapeDataString(await File.ReadAllTextAsync(Repository.TestFile("Contract", "by-keyword.graphql")));
        var variables = Uri.EscapeDataString("""{ "keyword": "Water" }""");
        using var answer = await server.Client.GetAsync(new Uri($"/api/graphql?query={query}&variables={variables}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Json.IsAsIn("Expected/sample-by-keyword.json", Settled(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject()));
    }

    [Fact]
    public async Task A_variable_that_is_missing_is_a_request_error_that_names_it()
    {
        var (status, body) = await (await sites.SharedAsync()).TryAskAsync(
            await File.ReadAllTextAsync(Repository.TestFile("Contract", "article.graphql")));

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
        Assert.Null(body["data"]);
        Assert.Contains("path", (string?)body["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    private static async Task<JsonObject> AnswerAsync(CmsProcess server, string query, string variables) => Settled(await server.AskAsync(
        await File.ReadAllTextAsync(Repository.TestFile("Contract", $"{query}.graphql")), JsonNode.Parse(variables)));

    /// <summary>A cursor is opaque: that there is one is part of the contract, what it says is not.</summary>
    private static JsonObject Settled(JsonObject answer)
    {
        if (answer["data"]?["articleConnection"]?["pageInfo"]?["endCursor"] is JsonValue cursor && cursor.GetValue<string>().Length > 0)
            answer["data"]!["articleConnection"]!["pageInfo"]!["endCursor"] = "(a cursor)";
        return answer;
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteContractQueriesTests(SqliteSites sites) : ContractQueriesTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlContractQueriesTests(PostgreSqlSites sites) : ContractQueriesTests(sites);
