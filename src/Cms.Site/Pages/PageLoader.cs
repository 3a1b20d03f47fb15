using System.Globalization;
using Cms.Site.GraphQL;
using Cms.Site.Html;

namespace Cms.Site.Pages;

/// <summary>Finds what is at an address by asking the endpoint.</summary>
internal sealed class PageLoader(GraphQLClient client, Theme theme, SiteSettings settings)
{
    private readonly ThemeQueries _queries = theme.Queries;

    public async Task<Outcome> FrontAsync(
        CultureInfo culture, Task<Navigation> navigating, CancellationToken cancellationToken)
    {
        var asking = AskAsync(_queries.Newest, new { culture = culture.Name }, cancellationToken);
        var navigation = await navigating;
        var blocks = await Task.WhenAll(navigation.Sections.Select(section =>
            BlockAsync(section, culture, cancellationToken)));

        if (await asking is not { Article: { } articles })
            return new Outcome.Unavailable();

        var cards = Reading.Cards(articles);
        return new Outcome.Found(
            theme.Pages.Front,
            new FrontPage(
                cards is [var lead, ..] ? lead : null,
                [.. cards.Skip(1)],
                [.. blocks.Where(block => block.Articles.Count > 0)]),
            culture);
    }

    public async Task<Outcome> SectionAsync(
        string path, int number, Task<Navigation> navigating, CancellationToken cancellationToken)
    {
        var navigation = await navigating;
        if (!navigation.Known)
            return new Outcome.Unavailable();

        var href = SitePath.Href(path);
        if (navigation.Sections.FirstOrDefault(section => section.Href == href) is not { } found)
            return new Outcome.Missing();

        ArticlePage? page;
        if (number == 1)
        {
            var data = await AskAsync(_queries.Section, new { section = found.Text }, cancellationToken);
            var cards = data?.Article is { } articles ? Reading.Cards(articles) : null;
            page = cards is null ? null : new ArticlePage(cards, 1, cards.Count >= ArticlePage.Size, Total: null);
        }
        else
        {
            var variables = new { section = found.Text, skip = Skip(number) };
            page = Page(await AskAsync(_queries.SectionArchive, variables, cancellationToken), number);
        }

        return Listed(page, articles => new Archive(ArchiveKind.Section, found.Text, href, articles), theme.Pages.Archive);
    }

    /// <remarks>A keyword that no published article has is no page: nothing links to it.</remarks>
    public async Task<Outcome> KeywordAsync(string path, int number, CancellationToken cancellationToken)
    {
        var data = await AskAsync(_queries.KeywordByPath, new { path }, cancellationToken);
        if (data?.Article is not { } bearers)
            return new Outcome.Unavailable();

        var href = SitePath.Href(path);
        var keyword = bearers.Items()
            .SelectMany(article => (article.Keywords?.TermContentItems).Items())
            .Select(Reading.Link)
            .FirstOrDefault(link => link?.Href == href);
        if (keyword is null)
            return new Outcome.Missing();

        var variables = new { keyword = keyword.Text, skip = Skip(number) };
        return Listed(
            Page(await AskAsync(_queries.Keyword, variables, cancellationToken), number),
            articles => new Archive(ArchiveKind.Keyword, keyword.Text, href, articles),
            theme.Pages.Archive);
    }

    public async Task<Outcome> OutletAsync(string path, int number, CancellationToken cancellationToken)
    {
        var data = await AskAsync(_queries.Outlet, new { path, skip = Skip(number) }, cancellationToken);
        if (data?.Outlet is not { } outlets)
            return new Outcome.Unavailable();
        if (outlets.Items().FirstOrDefault() is not { } outlet)
            return new Outcome.Missing();

        return Listed(Page(data, number), articles => new OutletPage
        {
            Name = Reading.Clean(outlet.DisplayText) ?? path,
            Href = SitePath.Href(outlet.Path ?? path),
            NativeName = Reading.Clean(outlet.NativeName),
            Description = Reading.Clean(outlet.Description),
            Country = Reading.Clean(outlet.Country),
            Website = SitePath.External(outlet.Website?.Url),
            Languages = Reading.Cultures(outlet.Languages),
            Articles = articles,
        }, theme.Pages.Outlet);
    }

    /// <remarks>
    /// The endpoint must not count withheld credits. An article that does not credit the contributor by name is left
    /// out here too, because to list it would name somebody who asked not to be named.
    /// </remarks>
    public async Task<Outcome> ContributorAsync(string path, int number, CancellationToken cancellationToken)
    {
        var data = await AskAsync(_queries.Contributor, new { path, skip = Skip(number) }, cancellationToken);
        if (data?.Contributor is not { } contributors)
            return new Outcome.Unavailable();
        if (contributors.Items().FirstOrDefault() is not { } contributor)
            return new Outcome.Missing();

        var own = contributor.Path ?? path;
        var connection = data.ArticleConnection;
        var credited = data with
        {
            ArticleConnection = connection is null ? null : connection with
            {
                TotalCount = null,
                Items = connection.Items is null ? null : [.. connection.Items.Items().Where(article =>
                    (article.Translator?.Credits).Items().Any(credit => credit.Contributor?.Path == own))],
            },
        };
        return Listed(Page(credited, number), articles => new ContributorPage
        {
            Name = Reading.Clean(contributor.DisplayText) ?? path,
            Href = SitePath.Href(own),
            BioHtml = SafeHtml.From(contributor.Bio?.Html),
            Languages = Reading.Cultures(contributor.Languages),
            Articles = articles,
        }, theme.Pages.Contributor);
    }

    /// <summary>The article or else the standing page at a path.</summary>
    public async Task<Outcome> ItemAsync(string path, CancellationToken cancellationToken)
    {
        var asking = AskAsync(_queries.ArticleTerms, new { path }, cancellationToken);
        var data = await AskAsync(_queries.Article, new { path }, cancellationToken);
        var terms = await asking;
        if (data?.Article is not { } articles)
            return new Outcome.Unavailable();

        if (articles.Items().FirstOrDefault() is { } item)
        {
            var named = (terms?.Article).Items().FirstOrDefault();
            var article = Reading.Article(item, path, named, settings.DefaultCulture);
            return new Outcome.Found(theme.Pages.Article, article, article.Culture);
        }

        var text = await AskAsync(_queries.Text, new { path }, cancellationToken);
        if (articles.Count > 0 || text?.Page is not { } pages)
            return new Outcome.Unavailable();

        if (pages.Items().FirstOrDefault() is not { } page)
        {
            // An endpoint that does not know of takedowns gives no answer, and nothing is said of one.
            return await AskAsync(_queries.TakenDown, new { path }, cancellationToken) is { TakenDown: true }
                ? new Outcome.Gone()
                : new Outcome.Missing();
        }

        var standing = Reading.Text(page, path, settings.DefaultCulture);
        return new Outcome.Found(theme.Pages.Text, standing, standing.Culture);
    }

    /// <summary>What every page's header needs; an unknown one is empty, since a page can do without.</summary>
    public async Task<Navigation> NavigationAsync(CancellationToken cancellationToken)
    {
        var used = Task.WhenAll(settings.Cultures.Skip(1).Select(async culture =>
        {
            var data = await AskAsync(_queries.CultureInUse, new { culture = culture.Name }, cancellationToken);
            return (data?.Article).Items().Any() ? culture : null;
        }));
        var navigation = await AskAsync(_queries.Navigation, null, cancellationToken);
        return new Navigation(
            navigation?.Taxonomy is not null,
            [.. (navigation?.Taxonomy).Items().SelectMany(taxonomy => (taxonomy.Taxonomy?.ContentItems).Items())
                .Select(Reading.Link).OfType<Link>()],
            [.. (navigation?.Page).Items().Select(page => Reading.LinksByCulture(page, settings.DefaultCulture))],
            [settings.DefaultCulture, .. (await used).OfType<CultureInfo>()]);
    }

    private async Task<SectionBlock> BlockAsync(Link section, CultureInfo culture, CancellationToken cancellationToken)
    {
        var variables = new { section = section.Text, culture = culture.Name };
        var data = await AskAsync(_queries.SectionBlock, variables, cancellationToken);
        return new SectionBlock(section, Reading.Cards(data?.Article));
    }

    /// <summary>A list, or nothing beyond its end, or no answer.</summary>
    private Outcome Listed<TModel>(ArticlePage? page, Func<ArticlePage, TModel> model, Type component)
        where TModel : class => page switch
        {
            null => new Outcome.Unavailable(),
            { Number: > 1, Articles: [], HasNext: false } => new Outcome.Missing(),
            _ => new Outcome.Found(component, model(page), settings.DefaultCulture),
        };

    private static ArticlePage? Page(RootData? data, int number) =>
        data?.ArticleConnection is { Items: { } items } connection
            ? new ArticlePage(
                Reading.Cards(items), number, connection.PageInfo?.HasNextPage ?? false, connection.TotalCount)
            : null;

    private async Task<RootData?> AskAsync(
        GraphQLDocument document, object? variables, CancellationToken cancellationToken) =>
        await client.AskAsync<RootData>(document, variables, cancellationToken) is Answer<RootData>.Received received
            ? received.Data
            : null;

    private static int Skip(int number) => (number - 1) * ArticlePage.Size;
}
