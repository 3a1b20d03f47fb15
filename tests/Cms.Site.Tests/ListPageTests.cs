using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Cms.Site.Tests;

public sealed class ListPageTests
{
    [Fact]
    public async Task The_front_page_has_a_lead_the_newest_and_a_block_for_each_section()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/");

        Assert.Equal("/society/last-baker-of-wadi-street", Href(page, ".lead h2 a"));
        Assert.Equal(4, page.QuerySelectorAll(".second .card, .newest .card").Length);
        Assert.Equal(["News", "Society", "Economy", "Culture"], Texts(page, ".block > h2"));
        Assert.Equal("/sections/economy", page.QuerySelectorAll(".block > h2 a")[2].GetAttribute("href"));
        Assert.Equal(["/sections/news", "/sections/society", "/sections/economy", "/sections/culture", "/about"],
            page.QuerySelectorAll("nav.sections a").Select(link => link.GetAttribute("href")));
        Assert.Equal("The Crossing", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("https://crossing.example/", Href(page, "link[rel=canonical]"));
    }

    [Fact]
    public async Task Each_language_with_articles_has_its_own_front_page()
    {
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var host = await SiteHost.StartAsync(endpoint, null, ("Cms:Cultures", "en, ar, fr"));
        endpoint.Answers("CultureInUse", variables =>
            variables.GetProperty("culture").GetString() == "ar" ? "{\"article\":[{\"path\":\"x\"}]}" : "{\"article\":[]}");

        var english = await host.PageAsync("/");
        var arabic = await host.PageAsync("/ar");

        Assert.Equal(["/ar"], english.QuerySelectorAll(".languages a").Select(link => link.GetAttribute("href")));
        Assert.Equal("rtl", arabic.DocumentElement.GetAttribute("dir"));
        Assert.Contains("\"ar\"", endpoint.Asked.Last(asked => asked.Operation == "Newest").Variables, StringComparison.Ordinal);
        Assert.Equal(["/"], arabic.QuerySelectorAll(".languages a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_newspaper_without_articles_says_so()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper()
            .Answers("Newest", "{\"article\":[]}").Answers("SectionBlock", "{\"article\":[]}"));

        var page = await host.PageAsync("/");

        Assert.NotNull(page.QuerySelector(".empty"));
        Assert.Empty(page.QuerySelectorAll(".block"));
    }

    [Fact]
    public async Task A_section_shows_its_newest_and_an_unknown_one_is_not_there()
    {
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var host = await SiteHost.StartAsync(endpoint);

        var page = await host.PageAsync("/sections/economy");
        Assert.Equal("Economy", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(3, page.QuerySelectorAll(".listing .card").Length);
        Assert.Equal("page", page.QuerySelector("nav.sections a[href='/sections/economy']")!.GetAttribute("aria-current"));
        Assert.Equal("{\"section\":\"Economy\"}", endpoint.Asked.Single(asked => asked.Operation == "Home").Variables);

        await host.PageAsync("/sections/nothing", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "Story 1", 20)]
    [InlineData("?page=1", "Story 1", 20)]
    [InlineData("?page=2", "Story 21", 20)]
    [InlineData("?page=3", "Story 41", 5)]
    [InlineData("?page=0", "Story 1", 20)]
    [InlineData("?page=-1", "Story 1", 20)]
    [InlineData("?page=abc", "Story 1", 20)]
    [InlineData("?page=99999999999999", "Story 1", 20)]
    public async Task A_keyword_shows_twenty_articles_a_page(string query, string first, int count)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/keywords/bread" + query);

        Assert.Equal("Bread", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(first, page.QuerySelector(".listing h2")!.TextContent);
        Assert.Equal(count, page.QuerySelectorAll(".listing li").Length);
        Assert.Equal("Articles: 45", page.QuerySelector(".archive-head .meta")!.TextContent);
    }

    [Fact]
    public async Task The_pages_of_a_list_lead_to_one_another()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var first = await host.PageAsync("/keywords/bread?page=0");
        var second = await host.PageAsync("/keywords/bread?page=2");
        var last = await host.PageAsync("/keywords/bread?page=3");

        Assert.Equal("https://crossing.example/keywords/bread", Href(first, "link[rel=canonical]"));
        Assert.Null(first.QuerySelector(".pager [rel=prev]"));
        Assert.Equal("/keywords/bread?page=2", Href(first, ".pager [rel=next]"));
        Assert.Equal("/keywords/bread", Href(second, ".pager [rel=prev]"));
        Assert.Equal("https://crossing.example/keywords/bread?page=2", Href(second, "link[rel=canonical]"));
        Assert.Null(last.QuerySelector(".pager [rel=next]"));
    }

    [Theory]
    [InlineData("/keywords/bread?page=4")]
    [InlineData("/keywords/bread?page=1000000")]
    [InlineData("/keywords/bread?page=2147483647")]
    [InlineData("/keywords/nothing")]
    [InlineData("/keywords/")]
    [InlineData("/sections/news?page=99")]
    [InlineData("/outlets/nothing")]
    [InlineData("/contributors/nothing")]
    public async Task Beyond_the_end_there_is_nothing(string path)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var response = await host.GetAsync(path);
        if (response.StatusCode == HttpStatusCode.PermanentRedirect)
            await host.PageAsync(response.Headers.Location!.ToString(), HttpStatusCode.NotFound);
        else
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Older_articles_of_a_section_follow_on_further_pages()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/sections/news?page=2");

        Assert.Equal("Story 21", page.QuerySelector(".listing h2")!.TextContent);
        Assert.Equal("/sections/news", Href(page, ".pager [rel=prev]"));
        Assert.Equal("/sections/news?page=3", Href(page, ".pager [rel=next]"));
    }

    [Fact]
    public async Task An_outlet_is_introduced_with_its_articles()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/outlets/al-rasif");

        Assert.Equal("Al-Rasif", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("الرصيف", page.QuerySelector(".native bdi[lang=ar]")!.TextContent);
        Assert.Equal(["Syria", "Arabic, Kurdish", "rasif.example.org", "1"], Texts(page, ".facts dd"));
        Assert.Equal("https://rasif.example.org/", Href(page, ".facts a"));
        Assert.Single(page.QuerySelectorAll(".listing .card"));
    }

    [Fact]
    public async Task A_contributor_is_listed_only_with_articles_that_name_them()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/contributors/lina-haddad");

        Assert.Equal("Lina Haddad", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("kitchen recipes", page.QuerySelector(".bio em")!.TextContent);
        Assert.Equal(["/society/last-baker-of-wadi-street"],
            page.QuerySelectorAll(".listing h2 a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("withheld", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standing_page_is_at_its_path()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        var page = await host.PageAsync("/about");

        Assert.Equal("About The Crossing", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Who we are", page.QuerySelector(".body h2")!.TextContent);
        Assert.Equal("/ar/about", Href(page, ".other-languages a[hreflang=ar]"));
        Assert.Equal("https://crossing.example/ar/about", Href(page, "link[rel=alternate][hreflang=ar]"));
    }

    [Fact]
    public async Task The_navigation_leads_to_standing_pages_in_the_readers_language()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());

        Assert.Equal("About", (await host.PageAsync("/")).QuerySelector("nav.sections a[href='/about']")!.TextContent);
        Assert.Equal("من نحن", (await host.PageAsync("/ar")).QuerySelector("nav.sections a[href='/ar/about']")!.TextContent);
    }

    private static string? Href(IHtmlDocument page, string selector) => page.QuerySelector(selector)!.GetAttribute("href");

    private static string[] Texts(IHtmlDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];
}
