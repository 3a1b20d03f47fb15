using System.Text.Json;
using Cms.GraphQL.Execution;

namespace Cms.GraphQL.Tests.Execution;

public sealed class ContractQueryTests
{
    private readonly Newsroom _newsroom = Newsroom.WithArticles(50);

    [Fact]
    public void The_front_page_loads_each_level_in_one_call_of_each_field()
    {
        var data = Ask("home.graphql", """{"section":"Politics"}""").GetProperty("article");

        Assert.Equal(20, data.GetArrayLength());
        Assert.Equal("a49", data[0].GetProperty("contentItemId").GetString());
        Assert.Equal("مقال 49", data[0].GetProperty("displayText").GetString());
        Assert.Equal("2026-01-03T09:00:00Z", data[0].GetProperty("publishedUtc").GetString());
        Assert.Equal("Mada", data[0].GetProperty("source").GetProperty("outlet").GetProperty("contentItems")[0].GetProperty("displayText").GetString());
        Assert.Equal("""[{"role":"TRANSLATOR","name":"Sami","contributor":{"displayText":"Sami"}}]""",
            data[0].GetProperty("translator").GetProperty("credits").GetRawText());
        Assert.Equal(2, data[0].GetProperty("keywords").GetProperty("termContentItems").GetArrayLength());
        Assert.Equal(1, data[1].GetProperty("keywords").GetProperty("termContentItems").GetArrayLength());
        Assert.Equal(["article 1", "contentItems 20", "contributor 20", "terms 20"], _newsroom.Loads.Order());
    }

    [Fact]
    public void An_article_page_shows_everything_in_the_order_asked_for()
    {
        var article = Ask("article.graphql", """{"path":"/news/7"}""").GetProperty("article")[0];

        Assert.Equal(
            ["contentItemId", "displayText", "path", "publishedUtc", "modifiedUtc", "summary", "markdownBody", "source",
                "translator", "disclaimer", "notices", "section", "keywords", "readAlso", "localization"],
            article.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""[{"displayText":"Mada","path":"outlets/mada","description":null,"country":"EG"}]""",
            article.GetProperty("source").GetProperty("outlet").GetProperty("contentItems").GetRawText());
        Assert.Equal("""[{"displayText":"مقال 8","path":"news/8","publishedUtc":"2026-01-01T16:00:00Z"},null]""",
            article.GetProperty("readAlso").GetProperty("contentItems").GetRawText());
        Assert.Equal("""{"culture":"en","localizations":[{"path":"news/7","localization":{"culture":"en"}}]}""",
            article.GetProperty("localization").GetRawText());
        Assert.Equal(
            ["article 1", "contentItems 1", "contributor 1", "localizations 1", "readAlso 1", "terms 1"],
            _newsroom.Loads.Order());
    }

    [Fact]
    public void An_archive_page_filters_by_keyword_and_counts()
    {
        var connection = Ask("by-keyword.graphql", """{"keyword":"Law","skip":20}""").GetProperty("articleConnection");

        Assert.Equal(25, connection.GetProperty("totalCount").GetInt32());
        Assert.Equal(5, connection.GetProperty("items").GetArrayLength());
        Assert.Equal("a9", connection.GetProperty("items")[0].GetProperty("contentItemId").GetString());
        Assert.Equal(["articleConnection 1"], _newsroom.Loads);
    }

    [Fact]
    public void A_loader_sees_what_is_asked_of_its_values()
    {
        Ask("by-keyword.graphql", """{"keyword":"Law"}""");

        Assert.Equal(["ArticleConnection.totalCount", "ArticleConnection.items", "ArticleConnection.pageInfo"], _newsroom.Asked);
    }

    private JsonElement Ask(string file, string variables)
    {
        var executor = new GraphQLExecutor(_newsroom.Schema());
        var answer = executor.Ask(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Queries", file)), variables);
        var parsed = Answers.Json(answer);
        Assert.False(parsed.TryGetProperty("errors", out _), answer);
        return parsed.GetProperty("data");
    }
}
