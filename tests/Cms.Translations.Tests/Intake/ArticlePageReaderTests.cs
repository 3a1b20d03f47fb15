using Cms.Translations.Intake;

namespace Cms.Translations.Tests.Intake;

public sealed class ArticlePageReaderTests
{
    private static readonly ArticlePageHints HarbourPost = new(
        ["The Harbour Post"],
        [new("outlet-nour", "Nour Press", "نور برس"), new("outlet-zaytoun", "Zaytoun", "زيتون")],
        [new("not-verified", "Translated from {outlet} and edited by {site}. {site} has not verified this story.")]);

    public static TheoryData<string> Pages => IntakeCases.Names("article-pages.md");

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_taken_apart_and_every_line_accounted_for(string name)
    {
        var (input, isHtml, expected) = IntakeCases.Case("article-pages.md", name);

        Assert.Equal(expected, Describe(ArticlePageReader.Read(input, isHtml, HarbourPost)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_plain_page_has_as_many_lines_in_its_account_as_in_the_file(string name)
    {
        var (input, isHtml, _) = IntakeCases.Case("article-pages.md", name);
        if (isHtml)
            return;

        var lines = ArticlePageReader.Read(input, isHtml, HarbourPost).Lines;

        Assert.Equal(input.Split('\n').Select(line => line.Trim()), lines.Select(line => line.Text));
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Number));
    }

    [Theory]
    [InlineData("Furniture, a repeated title around the summary, a related link and an empty keyword list", true)]
    [InlineData("A list of keywords below its heading, and a known disclaimer that names the outlet", true)]
    [InlineData("HTML: the article among the furniture of its page", true)]
    [InlineData("An Arabic page", true)]
    [InlineData("Only a disclaimer", true)]
    [InlineData("No repetition of the title and no disclaimer", false)]
    [InlineData("A sentence of the body that is about a translated report is no disclaimer", false)]
    public void A_page_is_ours_by_its_disclaimer(string name, bool ours)
    {
        var (input, isHtml, _) = IntakeCases.Case("article-pages.md", name);

        Assert.Equal(ours, ArticlePageReader.LooksLikeOurs(input, HarbourPost, isHtml));
    }

    [Fact]
    public void Without_hints_the_form_of_the_disclaimer_is_enough()
    {
        var (input, isHtml, _) = IntakeCases.Case(
            "article-pages.md", "Furniture, a repeated title around the summary, a related link and an empty keyword list");

        Assert.True(ArticlePageReader.LooksLikeOurs(input, ArticlePageHints.None, isHtml));
        Assert.Equal("Nour Press", ArticlePageReader.Read(input, isHtml, ArticlePageHints.None).Outlet?.Name);
    }

    [Theory]
    [InlineData("This article was translated by Someone Else.", false)]
    [InlineData("This article was translated and edited by The Harbour Post.", true)]
    [InlineData("الخبر كما وصل\n\nقال الشهود إن الطريق مغلق.", false)]
    [InlineData("", false)]
    public void A_bare_notice_is_ours_only_when_it_names_the_site(string text, bool ours) =>
        Assert.Equal(ours, ArticlePageReader.LooksLikeOurs(text, HarbourPost));

    [Fact]
    public void An_outlet_is_not_found_inside_another_word_but_with_an_Arabic_prefix()
    {
        var hints = HarbourPost with { Outlets = [new("o", "Nour", "نور")] };

        Assert.Null(ArticlePageReader.Read("A\n\nThe Nouriya quarter.\n\nنورية", false, hints).Outlet);
        Assert.Equal("o", ArticlePageReader.Read("عنوان\n\nقال الشاهد لنور إن الطريق مغلق.", false, hints).Outlet?.Id);
    }

    [Fact]
    public void The_site_itself_is_never_the_outlet()
    {
        var hints = HarbourPost with { Outlets = [new("self", "The Harbour Post"), .. HarbourPost.Outlets] };

        Assert.Null(ArticlePageReader.Read("A title\n\nText.\n\nAccording to The Harbour Post, it rained.", false, hints).Outlet);
    }

    [Fact]
    public void An_empty_text_gives_an_empty_page()
    {
        var page = ArticlePageReader.Read("\n \n", false, HarbourPost);

        Assert.Null(page.Title);
        Assert.Equal("", page.BodyMarkdown);
        Assert.All(page.Lines, line => Assert.Equal(LineKind.Blank, line.Kind));
    }

    private static string Describe(ArticlePage page) => string.Join('\n',
    [
        $"title: {page.Title ?? "none"}",
        $"summary: {page.Summary ?? "none"}",
        $"read also: {(page.ReadAlso.Count == 0 ? "none" : string.Join(" | ", page.ReadAlso))}",
        $"disclaimer: {(page.Disclaimer is { } disclaimer ? $"[{disclaimer.Id ?? "by its form"}] {disclaimer.Text}" : "none")}",
        $"outlet: {(page.Outlet is { } outlet ? $"{outlet.Name} ({outlet.Id ?? "unknown"}), {outlet.Reason}" : "none")}",
        $"keywords: {(page.Keywords.Count == 0 ? "none" : string.Join(" | ", page.Keywords))}",
        $"language: {page.Language ?? "unknown"}{(page.Url is null ? "" : ", " + page.Url)}",
        "",
        page.BodyMarkdown,
        "",
        .. page.Lines.Where(line => line.Kind != LineKind.Blank).Select(line => $"{line.Number} {line.Kind}: {line.Reason}"),
    ]);
}
