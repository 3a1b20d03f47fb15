using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Cms.Site.Tests;

public sealed class ArticlePageTests
{
    private const string Path = "/society/last-baker-of-wadi-street";
    private const string ArabicPath = "/مجتمع/ميناء-صغير";

    [Fact]
    public async Task The_page_shows_section_headline_summary_and_dates_in_the_newsrooms_zone()
    {
        var page = await OpenAsync(Path);

        Assert.Equal("The last baker of Wadi Street keeps the oven lit", page.QuerySelector("h1")!.TextContent);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("/sections/society", page.QuerySelector(".story-head .kicker a")!.GetAttribute("href"));
        Assert.StartsWith("Flour costs six times", Text(page, ".story-head .standfirst"), StringComparison.Ordinal);
        // Half past nine in the evening, UTC, is the next day in Damascus.
        Assert.Equal("Published 3 March 2026", Text(page, ".published"));
        Assert.Equal("2026-03-02T21:30:00Z", page.QuerySelector(".published time")!.GetAttribute("datetime"));
        Assert.Equal("Updated 5 March 2026, 12:15", Text(page, ".updated"));
    }

    [Fact]
    public async Task The_body_is_html_with_headings_below_the_headline()
    {
        var page = await OpenAsync(Path);

        Assert.Equal(["Six times the price", "The boy with the ledger"],
            page.QuerySelectorAll(".body h2").Select(heading => heading.TextContent));
        Assert.Equal(3, page.QuerySelectorAll(".body li").Length);
        Assert.Equal("https://example.org/allotment", page.QuerySelector(".body a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_source_is_credited_with_outlet_original_title_author_date_and_link()
    {
        var page = await OpenAsync(Path);

        Assert.Equal("Originally published by Al-Rasif, independent local monthly", Text(page, ".origin"));
        Assert.Equal("/outlets/al-rasif", page.QuerySelector(".origin a")!.GetAttribute("href"));
        var title = page.QuerySelector(".original-title")!;
        Assert.Equal("آخر خبّاز في شارع الوادي يُبقي الفرن مشتعلًا", title.TextContent);
        Assert.Equal("ar", title.GetAttribute("lang"));
        Assert.Equal("rtl", title.GetAttribute("dir"));
        Assert.Equal("هالة النجّار", Text(page, ".source .author dd"));
        Assert.Equal("27 February 2026", Text(page, ".original-date dd"));
        Assert.Equal("Arabic", Text(page, ".original-language dd"));
        var link = page.QuerySelector(".original-link")!;
        Assert.Equal("https://example.org/stories/wadi-street?id=1&lang=ar", link.GetAttribute("href"));
        Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credits_link_to_contributors_and_a_withheld_one_is_plain_text()
    {
        var page = await OpenAsync(Path);

        Assert.Equal("Lina Haddad, a translator in Homs", Text(page, "[data-role=translator] dd"));
        Assert.Equal("/contributors/lina-haddad", page.QuerySelector("[data-role=translator] a")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("[data-role=translator] a"));
        Assert.Equal("Tom Weaver", Text(page, "[data-role=editor] dd a"));
        Assert.Equal("Collective Tarjama", Text(page, "[data-role=reviewer] dd a"));
        Assert.Equal("Reviewed by", Text(page, "[data-role=reviewer] dt"));
    }

    [Fact]
    public async Task Notices_disclaimer_completeness_and_staleness_are_said()
    {
        var page = await OpenAsync(Path);

        Assert.Equal(["update", "mistranslation"],
            page.QuerySelectorAll("#notices .notice").Select(notice => notice.GetAttribute("data-kind")));
        var correction = page.QuerySelector("[data-kind=mistranslation]")!;
        Assert.Contains("It was built in 1948.", correction.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-03-05T09:15:00Z", correction.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("#notices", page.QuerySelector(".to-notices")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll(".banner"));
        Assert.Contains("has not verified this story", Text(page, ".disclaimer p"), StringComparison.Ordinal);
        Assert.Contains("abridged", Text(page, ".completeness"), StringComparison.Ordinal);
        Assert.Contains("has changed", Text(page, ".stale"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keywords_lead_to_their_archives_and_read_also_only_to_what_is_public()
    {
        var page = await OpenAsync(Path);

        Assert.Equal(["/keywords/bread", "/keywords/cost-of-living", "/keywords/homs"],
            page.QuerySelectorAll(".keywords a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["/economy/diesel-by-the-cup"],
            page.QuerySelectorAll(".read-also h3 a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Keywords_without_known_archives_are_still_shown()
    {
        var page = await OpenAsync(Path, FakeEndpoint.WithNewspaper().Answers("ArticleTerms", "{\"article\":null}"));

        Assert.Equal(["Bread", "Cost of living", "Homs"],
            page.QuerySelectorAll(".keywords li").Select(keyword => keyword.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll(".keywords a"));
    }

    [Fact]
    public async Task The_other_languages_are_linked_in_the_page_and_in_its_head()
    {
        var page = await OpenAsync(Path);

        Assert.Equal(["ar", "fr"], page.QuerySelectorAll(".other-languages a").Select(link => link.GetAttribute("hreflang")));
        Assert.Equal("/%D9%85%D8%AC%D8%AA%D9%85%D8%B9/%D8%A2%D8%AE%D8%B1-%D8%AE%D8%A8%D8%A7%D8%B2",
            page.QuerySelector(".other-languages a")!.GetAttribute("href"));
        Assert.Equal(
            ["en https://crossing.example" + Path, "fr https://crossing.example/societe/le-dernier-boulanger"],
            page.QuerySelectorAll("link[rel=alternate]")
                .Where(link => link.GetAttribute("hreflang") != "ar")
                .Select(link => $"{link.GetAttribute("hreflang")} {link.GetAttribute("href")}"));
        Assert.Equal(3, page.QuerySelectorAll("link[rel=alternate]").Length);
    }

    [Fact]
    public async Task The_head_says_what_the_page_is()
    {
        var page = await OpenAsync(Path);

        Assert.Equal("The last baker of Wadi Street keeps the oven lit | The Crossing", page.Title);
        Assert.StartsWith("Flour costs", Meta(page, "name=description"), StringComparison.Ordinal);
        Assert.Equal("https://crossing.example" + Path, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("article", Meta(page, "property='og:type'"));
        Assert.Equal("The Crossing", Meta(page, "property='og:site_name'"));
        Assert.Equal("https://crossing.example" + Path, Meta(page, "property='og:url'"));
        Assert.Equal("2026-03-02T21:30:00Z", Meta(page, "property='article:published_time'"));
        Assert.Equal("Society", Meta(page, "property='article:section'"));
        Assert.Equal(3, page.QuerySelectorAll("meta[property='article:tag']").Length);
    }

    [Fact]
    public async Task Machines_read_translators_original_and_corrections()
    {
        var json = JsonLd(await OpenAsync(Path));

        Assert.Equal("NewsArticle", json.GetProperty("@type").GetString());
        Assert.Equal("en", json.GetProperty("inLanguage").GetString());
        Assert.Equal("2026-03-05T09:15:00Z", json.GetProperty("dateModified").GetString());
        Assert.Equal(["Lina Haddad", "a translator in Homs"],
            json.GetProperty("translator").EnumerateArray().Select(person => person.GetProperty("name").GetString()));
        Assert.False(json.GetProperty("translator")[1].TryGetProperty("url", out _));
        Assert.Equal("Tom Weaver", json.GetProperty("editor")[0].GetProperty("name").GetString());
        var original = json.GetProperty("translationOfWork");
        Assert.Equal("ar", original.GetProperty("inLanguage").GetString());
        Assert.Equal("Al-Rasif", original.GetProperty("publisher").GetProperty("name").GetString());
        Assert.Equal("https://example.org/stories/wadi-street?id=1&lang=ar", json.GetProperty("isBasedOn").GetString());
        Assert.Equal("هالة النجّار", json.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("2026-03-05T09:15:00Z", Assert.Single(json.GetProperty("correction").EnumerateArray())
            .GetProperty("datePublished").GetString());
    }

    [Fact]
    public async Task An_arabic_article_is_a_right_to_left_page_with_arabic_words()
    {
        var page = await OpenAsync(ArabicPath);

        Assert.Equal("ar", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("rtl", page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("عن هذه الترجمة", Text(page, "#about-title"));
        Assert.Equal("نُشر في 2 يناير 2026", Text(page, ".published"));
        Assert.Equal("ltr", page.QuerySelector(".original-title")!.GetAttribute("dir"));
        Assert.Equal("الإنجليزية", Text(page, ".original-language dd"));
        Assert.Equal("توضيح", Text(page, "[data-kind=clarification] strong"));
        Assert.Empty(page.QuerySelectorAll(".updated, .stale, .completeness, .read-also"));
        Assert.Equal("/ar", page.QuerySelector(".masthead .name a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_retraction_stands_above_the_text_and_a_takedown_in_its_place()
    {
        var retracted = await OpenAsync(Path, WithNotice("RETRACTION", "The source withdrew its story."));
        var banner = retracted.QuerySelector(".banner[data-kind=retraction]")!;
        Assert.True(banner.CompareDocumentPosition(retracted.QuerySelector(".body")!).HasFlag(DocumentPositions.Following));
        Assert.Contains("The source withdrew its story.", banner.TextContent, StringComparison.Ordinal);

        var takenDown = await OpenAsync(Path, WithNotice("takedown", ""));
        Assert.NotNull(takenDown.QuerySelector(".banner[data-kind=takedown]"));
        Assert.Null(takenDown.QuerySelector(".body"));
        Assert.DoesNotContain("Abu Salim", takenDown.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_of_which_only_the_headline_arrived_is_still_a_page()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers("ArticleByPath",
            "{\"data\":{\"article\":[{\"displayText\":\"Only this\",\"path\":\"a\",\"publishedUtc\":null,\"source\":null,\"keywords\":{\"termContentItems\":[null]},\"notices\":null}]},\"errors\":[{\"message\":\"x\",\"path\":[\"article\",0,\"source\"]}]}");

        var page = await OpenAsync("/a", endpoint);

        Assert.Equal("Only this", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".about, .keywords, .notices, .disclaimer, .byline > *"));
    }

    private static FakeEndpoint WithNotice(string kind, string text) =>
        FakeEndpoint.WithNewspaper().Answers("ArticleByPath", FakeEndpoint.Fixture("article-en")
            .Replace("\"kind\": \"update\"", $"\"kind\": \"{kind}\"", StringComparison.Ordinal)
            .Replace("The price of flour was brought up to date after the municipality’s announcement of 3 March.", text, StringComparison.Ordinal));

    private static async Task<IHtmlDocument> OpenAsync(string path, FakeEndpoint? endpoint = null)
    {
        await using var host = await SiteHost.StartAsync(endpoint ?? FakeEndpoint.WithNewspaper());
        return await host.PageAsync(path);
    }

    private static string Text(IHtmlDocument page, string selector) =>
        string.Join(' ', page.QuerySelector(selector)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Meta(IHtmlDocument page, string attribute) =>
        page.QuerySelector($"meta[{attribute}]")!.GetAttribute("content");

    private static JsonElement JsonLd(IHtmlDocument page) =>
        JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
}
