using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Cms.Site.Tests;

public sealed class HostileContentTests
{
    private const string Attack = "</title></script>\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    [Theory]
    [InlineData("ArticleByPath", "article-en", "/society/last-baker-of-wadi-street")]
    [InlineData("ArticleTerms", "article-terms", "/society/last-baker-of-wadi-street")]
    [InlineData("Newest", "newest", "/")]
    [InlineData("SectionBlock", "section-block", "/")]
    [InlineData("Navigation", "navigation", "/")]
    [InlineData("OutletByPath", "outlet", "/outlets/al-rasif")]
    [InlineData("ContributorByPath", "contributor", "/contributors/lina-haddad")]
    [InlineData("PageByPath", "page", "/about")]
    public async Task No_text_becomes_code(string operation, string fixture, string path)
    {
        var json = JsonNode.Parse(FakeEndpoint.Fixture(fixture))!;
        var attacked = Attacked(json, except: ["role", "culture", "publishedUtc", "modifiedUtc", "originalPublishedUtc"]);
        Assert.True(attacked > 2, "The attack reached no text.");
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper().Answers(operation, json.ToJsonString()));

        var page = await host.PageAsync(path);

        AssertHarmless(page);
        foreach (var data in page.QuerySelectorAll("script"))
            JsonDocument.Parse(data.TextContent);
    }

    [Fact]
    public async Task The_name_of_the_newspaper_is_text_too()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper(), null, ("Cms:SiteName", Attack));
        AssertHarmless(await host.PageAsync("/society/last-baker-of-wadi-street"));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JaVaScRiPt:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/")]
    [InlineData("not an address")]
    public async Task The_original_is_linked_only_on_the_web(string url)
    {
        var json = JsonNode.Parse(FakeEndpoint.Fixture("article-en"))!;
        json["article"]![0]!["source"]!["originalUrl"] = url;
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper().Answers("ArticleByPath", json.ToJsonString()));

        var page = await host.PageAsync("/society/last-baker-of-wadi-street");

        Assert.Null(page.QuerySelector(".original-link"));
        Assert.NotNull(page.QuerySelector(".original-title"));
        AssertHarmless(page);
    }

    [Theory]
    [InlineData("//evil.example/x", "/evil.example/x")]
    [InlineData("\\\\evil.example", "/%5C%5Cevil.example")]
    [InlineData("javascript:alert(1)", "/javascript%3Aalert%281%29")]
    [InlineData("a?b#c", "/a%3Fb%23c")]
    public void A_path_is_always_an_address_of_this_site(string path, string href) =>
        Assert.Equal(href, SitePath.Href(path));

    private static int Attacked(JsonNode node, string[] except)
    {
        var count = 0;
        foreach (var (key, child) in node is JsonObject o ? o.ToArray() : [])
        {
            if (child is JsonValue value && value.GetValueKind() == JsonValueKind.String && !except.Contains(key))
            {
                node[key] = Attack + value.GetValue<string>();
                count++;
            }
            else if (child is not null and not JsonValue)
            {
                count += Attacked(child, except);
            }
        }
        foreach (var child in node is JsonArray array ? array.ToArray() : [])
            count += child is null or JsonValue ? 0 : Attacked(child, except);
        return count;
    }

    private static void AssertHarmless(IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal("application/ld+json", script.GetAttribute("type")));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute =>
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.NotEqual("style", attribute.Name);
        });
        Assert.All(page.QuerySelectorAll("a[href], link[href]"), link =>
        {
            var href = link.GetAttribute("href")!;
            Assert.True(
                href.StartsWith("http://", StringComparison.Ordinal) || href.StartsWith("https://", StringComparison.Ordinal)
                || href.StartsWith('#') || (href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal)), href);
        });
    }
}
