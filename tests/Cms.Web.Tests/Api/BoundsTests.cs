using System.Globalization;
using System.Net;
using System.Text;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>What the endpoint refuses to do for strangers, and that it says so in the form of the protocol.</summary>
[Collection(SqliteSites.Collection)]
public sealed class BoundsTests(SqliteSites sites)
{
    [Theory]
    [InlineData("text/plain", "{\"query\":\"{__typename}\"}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/graphql", "{__typename}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{\"query\":", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[{\"query\":\"{__typename}\"}]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"query\":\"{__typename}\"}", HttpStatusCode.OK)]
    public async Task A_request_in_another_form_is_refused(string type, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await (await sites.SharedAsync()).Client.PostAsync(new Uri("/api/graphql", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var content = new StringContent($$"""{"query":"{__typename}","x":"{{new string('x', 300_000)}}"}""", Encoding.UTF8, "application/json");
        using var answer = await (await sites.SharedAsync()).Client.PostAsync(new Uri("/api/graphql", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("deep")]
    [InlineData("aliases")]
    [InlineData("expensive")]
    [InlineData("tokens")]
    public async Task A_document_beyond_the_bounds_is_refused_before_it_costs_anything(string kind)
    {
        var query = kind switch
        {
            "deep" => string.Concat(Enumerable.Repeat("{ article(first: 1) { readAlso { contentItems { ... on Article ", 1))
                + string.Concat(Enumerable.Repeat("{ readAlso { contentItems { ... on Article ", 12)) + "{ displayText }" + string.Concat(Enumerable.Repeat(" } } }", 12)) + " } } } }",
            "aliases" => "{ " + string.Join(' ', Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}: __typename"))) + " }",
            "expensive" => "{ article(first: 1000) { localization { localizations { ... on Article { readAlso { contentItems(first: 1000) { displayText } } } } } } }",
            _ => "{ article { " + string.Join(' ', Enumerable.Repeat("displayText", 6000)) + " } }",
        };
        var (status, body) = await (await sites.SharedAsync()).TryAskAsync(query);

        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, status.ToString());
        Assert.Null(body["data"]);
        Assert.False(string.IsNullOrEmpty((string?)body["errors"]![0]!["message"]));
    }

    [Fact]
    public async Task The_schema_can_be_asked_for_by_everybody()
    {
        var data = await (await sites.SharedAsync()).DataAsync("{ __schema { queryType { fields { name } } } }");
        var fields = data["__schema"]!["queryType"]!["fields"]!.AsArray().Select(f => (string?)f!["name"]).ToArray();
        foreach (var field in new[] { "article", "articleConnection", "sourceStory", "outlet", "contentItem", "contentItemByPath", "contentItemByAlias" })
            Assert.Contains(field, fields);
    }
}
