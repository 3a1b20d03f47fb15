using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Readers see what was published and nothing else: no draft, no source text, no account, by no question.</summary>
public abstract class VisibilityTests(Sites sites)
{
    /// <summary>Headline of a sample translation that is still on the desk.</summary>
    private const string DraftMarker = "Retired Carpenters Train";

    /// <summary>From the headline of a sample story nobody has translated yet.</summary>
    private const string StoryMarker = "اللقالق";

    private const int PublishedArticles = 15;

    public static TheoryData<string> Questions =>
    [
        "{ article(status: DRAFT) { displayText } }",
        "{ article(status: LATEST, first: 1000) { displayText markdownBody { markdown } } }",
        "{ article(status: ALL, first: 1000) { displayText owner author } }",
        "{ article(where: { displayText_contains: \"" + DraftMarker + "\" }) { displayText } }",
        "{ article(where: { displayText_contains: \"" + DraftMarker + "\" }, status: DRAFT) { displayText } }",
        "{ articleConnection(status: DRAFT) { totalCount items { displayText } edges { node { displayText } } } }",
        "{ sourceStory { displayText contentItemId } }",
        "{ sourceStory(status: LATEST) { displayText contentItemId } }",
        "{ sourceStory(where: { displayText_contains: \"" + StoryMarker + "\" }, status: ALL) { displayText } }",
        "{ sourceStoryConnection(status: LATEST) { totalCount items { displayText } } }",
        "{ contentItem(contentItemId: \"storystorks000000000000000\") { contentItemId displayText } }",
        "{ contentItem(contentItemId: \"storywatermeters0000000000\") { contentItemId displayText } }",
        "{ outlet(first: 100) { displayText contentItemVersionId } contributor { displayText } article(first: 100) { readAlso { contentItems(status: LATEST) { displayText } } } }",
        "{ article(first: 100) { source { sourceStory { contentItemIds contentItems(status: ALL) { displayText } } } } }",
        "{ article(first: 100) { source { sourceStory { contentItems { displayText } } } } }",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_reader_learns_of_no_draft_and_no_story(string question)
    {
        var (status, body) = await (await sites.SharedAsync()).TryAskAsync(question);
        var text = Json.Text(body["data"]);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain(DraftMarker, text, StringComparison.Ordinal);
        Assert.DoesNotContain(StoryMarker, text, StringComparison.Ordinal);
        Assert.DoesNotContain("storystorks000000000000000\",\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ article(status: DRAFT) { displayText } }", "article")]
    [InlineData("{ sourceStory(status: LATEST) { displayText } }", "sourceStory")]
    public async Task The_same_questions_have_answers_for_the_desk(string question, string field)
    {
        var data = await (await sites.SharedAsync()).DataAsync(question, token: await sites.SharedTokenAsync());
        Assert.NotEmpty(data[field]!.AsArray());
    }

    [Fact]
    public async Task The_source_story_of_an_article_is_known_to_those_who_may_see_it()
    {
        const string Question = "{ article(first: 100) { source { sourceStory { contentItemIds contentItems(status: LATEST) { displayText } } } } }";
        var server = await sites.SharedAsync();
        var open = (await server.DataAsync(Question))["article"]!.AsArray();
        Assert.All(open, a => Assert.True(a!["source"]!["sourceStory"] is not JsonObject story
            || (story["contentItemIds"]!.AsArray().Count == 0 && story["contentItems"]!.AsArray().Count == 0), a.ToJsonString()));

        var desk = (await server.DataAsync(Question, token: await sites.SharedTokenAsync()))["article"]!.AsArray();
        var story = desk.Select(a => a!["source"]!["sourceStory"] as JsonObject).First(s => s?["contentItemIds"]!.AsArray().Count > 0)!;
        Assert.Single(story["contentItems"]!.AsArray());
        var id = (string)story["contentItemIds"]![0]!;
        var where = $"{{ article(where: {{ source: {{ sourceStory: {{ contentItemId: \"{id}\" }} }} }}) {{ displayText }} }}";
        Assert.Empty((await server.DataAsync(where))["article"]!.AsArray());
        Assert.NotEmpty((await server.DataAsync(where, token: await sites.SharedTokenAsync()))["article"]!.AsArray());
    }

    [Theory]
    [InlineData("{ articleConnection { totalCount } }", PublishedArticles)]
    [InlineData("{ articleConnection(status: DRAFT) { totalCount } }", 0)]
    [InlineData("{ articleConnection(status: LATEST) { totalCount } }", 0)]
    [InlineData("{ articleConnection(status: ALL) { totalCount } }", 0)]
    public async Task Counts_do_not_count_what_a_reader_may_not_see(string question, int count)
    {
        var body = await (await sites.SharedAsync()).AskAsync(question);
        Assert.Equal(count, (int?)body["data"]!["articleConnection"]?["totalCount"] ?? 0);
    }

    [Fact]
    public async Task A_story_is_forbidden_with_a_code_and_a_path_and_is_no_request_error()
    {
        var (status, body) = await (await sites.SharedAsync()).TryAskAsync("{ sourceStory { displayText } article(first: 1) { displayText } }");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(body["data"]!["article"]!.AsArray());
        var error = Assert.Single(body["errors"]!.AsArray())!;
        Assert.Equal("FORBIDDEN", (string?)error["extensions"]!["code"]);
        Assert.Equal("sourceStory", (string?)error["path"]![0]);
    }

    [Fact]
    public async Task A_draft_asked_for_by_its_id_is_not_there()
    {
        var server = await sites.SharedAsync();
        var drafts = await server.DataAsync("{ article(status: DRAFT, first: 100) { contentItemId displayText } }", token: await sites.SharedTokenAsync());
        var draft = drafts["article"]!.AsArray().Single(a => ((string)a!["displayText"]!).Contains(DraftMarker, StringComparison.Ordinal))!;
        var id = (string)draft["contentItemId"]!;

        var byId = await server.AskAsync("query($id: String!) { contentItem(contentItemId: $id) { contentItemId displayText } }", new { id });
        Assert.Null(byId["data"]!["contentItem"]);
        using var rest = await server.Client.GetAsync(new Uri($"/api/content/{id}", UriKind.Relative));
        Assert.True(rest.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, rest.StatusCode.ToString());
        Assert.DoesNotContain(DraftMarker, await rest.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_null_for_readers_and_there_for_those_who_may_view_users()
    {
        var server = await sites.SharedAsync();
        const string Query = "{ article(first: 100, status: LATEST) { owner author } }";
        var open = await server.AskAsync("{ article(first: 100) { owner author } }");
        Assert.Equal(PublishedArticles, open["data"]!["article"]!.AsArray().Count);
        Assert.All(open["data"]!["article"]!.AsArray(), a => Assert.True(a!["owner"] is null && a["author"] is null, a.ToJsonString()));

        var desk = await server.DataAsync(Query, token: await sites.SharedTokenAsync());
        Assert.Contains(desk["article"]!.AsArray(), a => a!["owner"] is not null);
        Assert.Contains(desk["article"]!.AsArray(), a => (string?)a!["author"] == "translator");
    }

    [Theory]
    [InlineData("{ article(where: { owner: \"x\" }) { displayText } }")]
    [InlineData("{ article(where: { author_starts_with: \"t\" }) { displayText } }")]
    [InlineData("{ article(where: { OR: [{ author: \"translator\" }, { displayText: \"x\" }] }) { displayText } }")]
    [InlineData("{ article(where: { NOT: { owner: \"x\" } }) { displayText } }")]
    [InlineData("{ article(orderBy: { author: ASC }) { displayText } }")]
    [InlineData("{ articleConnection(orderBy: { owner: DESC }) { totalCount items { displayText } } }")]
    public async Task Filtering_and_ordering_by_accounts_is_reading_them_and_is_refused(string question)
    {
        var body = await (await sites.SharedAsync()).AskAsync(question);

        Assert.Equal("FORBIDDEN", (string?)body["errors"]?[0]?["extensions"]?["code"]);
        Assert.DoesNotContain("displayText", Json.Text(body["data"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/news/a-bench-is-not-a-luxury")]
    [InlineData("/outlets/safsaf-courier")]
    [InlineData("/contributors/rima-k")]
    public async Task No_public_page_shows_a_draft_or_an_account(string path)
    {
        var server = await sites.SharedAsync();
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(DraftMarker, page, StringComparison.Ordinal);
        Assert.DoesNotContain(StoryMarker, page, StringComparison.Ordinal);
        Assert.DoesNotContain("@", page.Replace("@context", "", StringComparison.Ordinal).Replace("@type", "", StringComparison.Ordinal).Replace("@id", "", StringComparison.Ordinal).Replace("@graph", "", StringComparison.Ordinal).Replace("@media", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteVisibilityTests(SqliteSites sites) : VisibilityTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlVisibilityTests(PostgreSqlSites sites) : VisibilityTests(sites);
