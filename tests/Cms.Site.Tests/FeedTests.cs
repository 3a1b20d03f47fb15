using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Cms.Site.Tests;

public sealed class FeedTests
{
    private const string Hostile = """
        { "article": [
          { "displayText": "Bread & <roses>\u0001 ]]>", "path": "news/bread & roses", "publishedUtc": "2026-05-04T03:02:01Z", "modifiedUtc": "2026-05-05T00:00:00Z",
            "summary": "Short & <b>bold</b>", "markdownBody": { "html": "<p>Text ]]> of it</p><script>alert(1)</script>" },
            "translator": { "credits": [ { "role": "TRANSLATOR", "name": "Lina & Co" }, { "role": "EDITOR", "name": "Nobody's business" } ] },
            "disclaimer": { "text": "Not <our> words" }, "notices": [ { "kind": "retraction", "publishedUtc": "2026-05-05T00:00:00Z", "text": "We take it back & more" } ],
            "section": { "termContentItems": [ { "displayText": "Society" } ] }, "keywords": { "termContentItems": [ { "displayText": "Bread" } ] }, "localization": { "culture": "en" } },
          { "displayText": "Without address", "publishedUtc": "2026-05-04T03:02:01Z" },
          null
        ] }
        """;

    [Theory]
    [InlineData("/feed.rss", "application/rss+xml")]
    [InlineData("/feed.atom", "application/atom+xml")]
    [InlineData("/feed.json", "application/feed+json")]
    public async Task A_feed_is_well_formed_whatever_stands_in_the_articles(string path, string type)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper().Answers("Feed", Hostile));
        using var answer = await host.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("alert(1)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody's business", text, StringComparison.Ordinal);
        var (title, url, html) = path == "/feed.json" ? FromJson(text) : FromXml(text);
        Assert.StartsWith("Bread & <roses>", title, StringComparison.Ordinal);
        Assert.Equal("https://crossing.example/news/bread%20%26%20roses", url);
        Assert.StartsWith("<p><strong>We take it back &amp; more</strong></p>", html, StringComparison.Ordinal);
        Assert.EndsWith("<p><em>Not &lt;our&gt; words</em></p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_in_another_language_of_the_site_says_so()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers("Feed", variables => $$"""{ "article": [ { "displayText": "{{variables.GetProperty("culture").GetString()}}", "path": "x", "publishedUtc": "2026-01-01T00:00:00Z" } ] }""");
        await using var host = await SiteHost.StartAsync(endpoint);
        var atom = XDocument.Parse(await (await host.GetAsync("/feed.atom?culture=ar")).Content.ReadAsStringAsync()).Root!;
        Assert.Equal("ar", atom.Attribute(XNamespace.Xml + "lang")?.Value);
        Assert.Equal("https://crossing.example/feed.atom?culture=ar", atom.Elements().First(e => e.Name.LocalName == "id").Value);
        Assert.Equal("ar", atom.Descendants().First(e => e.Name.LocalName == "entry").Elements().First(e => e.Name.LocalName == "title").Value);
    }

    [Fact]
    public async Task A_feed_follows_the_endpoint_at_once_and_who_has_it_is_told_so()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers("Feed", Hostile);
        await using var host = await SiteHost.StartAsync(endpoint);
        using var first = await host.GetAsync("/feed.rss");
        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/feed.rss", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await host.SendAsync(request);
            return again.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        endpoint.Answers("Feed", """{ "article": [] }""");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());
    }

    [Fact]
    public async Task The_sitemap_has_every_address_once_with_its_other_languages()
    {
        var endpoint = FakeEndpoint.WithNewspaper()
            .Answers("SitemapPages", """{ "page": [ { "path": "about" } ], "outlet": [ { "path": "outlets/a" } ], "contributor": [], "taxonomy": [ { "taxonomy": { "contentItems": [ { "displayText": "S", "path": "sections/s" } ] } } ] }""")
            .Answers("Sitemap", """
                { "articleConnection": { "totalCount": 2, "pageInfo": { "hasNextPage": false }, "items": [
                  { "path": "news/a", "modifiedUtc": "2026-01-02T03:04:05Z", "localization": { "culture": "en", "localizations": [ { "path": "أخبار/أ", "localization": { "culture": "ar" } } ] } },
                  { "path": "news/a" } ] } }
                """);
        await using var host = await SiteHost.StartAsync(endpoint);
        var root = XDocument.Parse(await (await host.GetAsync("/sitemap.xml")).Content.ReadAsStringAsync()).Root!;
        var urls = root.Elements().ToDictionary(u => u.Elements().First(e => e.Name.LocalName == "loc").Value);
        Assert.Equal(
            ["https://crossing.example/", "https://crossing.example/about", "https://crossing.example/ar", "https://crossing.example/news/a", "https://crossing.example/outlets/a", "https://crossing.example/sections/s"],
            urls.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["ar https://crossing.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%A3", "en https://crossing.example/news/a"],
            urls["https://crossing.example/news/a"].Elements().Where(e => e.Name.LocalName == "link").Select(e => $"{e.Attribute("hreflang")!.Value} {e.Attribute("href")!.Value}"));
    }

    [Fact]
    public async Task A_large_site_has_an_index_of_sitemaps()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers("SitemapPages", "{}").Answers("Sitemap", variables =>
            $$"""{ "articleConnection": { "totalCount": 12000, "pageInfo": { "hasNextPage": true }, "items": [ { "path": "n/{{variables.GetProperty("skip").GetInt32()}}" } ] } }""");
        await using var host = await SiteHost.StartAsync(endpoint);
        var index = await (await host.GetAsync("/sitemap.xml")).Content.ReadAsStringAsync();
        Assert.Contains("<loc>https://crossing.example/sitemap.xml?page=3</loc>", index, StringComparison.Ordinal);
        Assert.DoesNotContain("page=4", index, StringComparison.Ordinal);
        var second = XDocument.Parse(await (await host.GetAsync("/sitemap.xml?page=2")).Content.ReadAsStringAsync()).Root!;
        Assert.Equal(["/n/5000", "/n/6000", "/n/7000", "/n/8000", "/n/9000"], second.Elements().Select(u => new Uri(u.Elements().First().Value).AbsolutePath));
    }

    [Fact]
    public async Task The_news_sitemap_asks_for_two_days_and_an_endpoint_that_is_down_is_said_to_be()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers("News", variables =>
            variables.GetProperty("since").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddHours(-50)
                ? """{ "article": [ { "displayText": "New & fresh", "path": "news/n", "publishedUtc": "2026-01-01T00:00:00Z", "localization": { "culture": "ar" } } ] }""" : "{}");
        await using var host = await SiteHost.StartAsync(endpoint);
        var text = await (await host.GetAsync("/news-sitemap.xml")).Content.ReadAsStringAsync();
        Assert.Contains("<news:title>New &amp; fresh</news:title>", text, StringComparison.Ordinal);
        Assert.Contains("<news:language>ar</news:language>", text, StringComparison.Ordinal);

        endpoint.Instead = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.GetAsync("/news-sitemap.xml")).StatusCode);
    }

    private static (string Title, string Url, string Html) FromJson(string text)
    {
        var item = Assert.Single(JsonDocument.Parse(text).RootElement.GetProperty("items").EnumerateArray());
        return (item.GetProperty("title").GetString()!, item.GetProperty("url").GetString()!, item.GetProperty("content_html").GetString()!);
    }

    private static (string Title, string Url, string Html) FromXml(string text)
    {
        var entry = Assert.Single(XDocument.Parse(text).Descendants(), e => e.Name.LocalName is "item" or "entry");
        string Of(params string[] names) => entry.Elements().First(e => names.Contains(e.Name.LocalName)).Value;
        return (Of("title"), Of("guid", "id"), Of("encoded", "content"));
    }
}
