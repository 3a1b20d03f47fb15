using System.Text;
using Cms.Site.Feeds;
using Cms.Site.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Site;

/// <summary>The addresses of the site: which page is where.</summary>
internal static class SiteEndpoints
{
    private const int LastPage = 1_000_000;
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        Page(routes, "/", (pages, visit) => pages.FrontAsync(visit.Settings.DefaultCulture, visit.Navigation, visit.Gone));
        Page(routes, "/sections/{**slug}", (pages, visit) => pages.SectionAsync(visit.Path, visit.Number, visit.Navigation, visit.Gone));
        Page(routes, "/keywords/{**slug}", (pages, visit) => pages.KeywordAsync(visit.Path, visit.Number, visit.Gone));
        Page(routes, "/outlets/{**slug}", (pages, visit) => pages.OutletAsync(visit.Path, visit.Number, visit.Gone));
        Page(routes, "/contributors/{**slug}", (pages, visit) => pages.ContributorAsync(visit.Path, visit.Number, visit.Gone));
        Page(routes, "/{**path:reader}", ItemAsync);

        FeedEndpoints.Map(routes);
        routes.MapMethods("/robots.txt", Reading, Robots);
        routes.MapMethods("/_content/{theme}/{file}", Reading, (string theme, string file, PageAssets assets, HttpContext context) =>
            assets.Find(theme, file, context));
    }

    private static void Page(IEndpointRouteBuilder routes, string pattern, Func<PageLoader, Visit, Task<Outcome>> find) =>
        routes.MapMethods(pattern, Reading, (HttpContext context, PageLoader pages, PageRenderer renderer, SiteSettings settings) =>
            renderer.AnswerAsync(context, pages, visit => FindAsync(pages, visit, find), settings));

    /// <summary>Refuses without asking what cannot be; one address for one page.</summary>
    private static async Task<Outcome> FindAsync(PageLoader pages, Visit visit, Func<PageLoader, Visit, Task<Outcome>> find)
    {
        var possible = visit.Path.Length == 0 || SitePath.IsPossible(visit.Path);
        return possible && visit.Number <= LastPage ? await find(pages, visit) : new Outcome.Missing();
    }

    private static async Task<Outcome> ItemAsync(PageLoader pages, Visit visit)
    {
        var culture = visit.Settings.Cultures.Skip(1).FirstOrDefault(culture =>
            culture.Name.Equals(visit.Path, StringComparison.OrdinalIgnoreCase));
        return culture is null
            ? await pages.ItemAsync(visit.Path, visit.Gone)
            : await pages.FrontAsync(culture, visit.Navigation, visit.Gone);
    }

    private static IResult Robots(HttpContext context, SiteSettings settings)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text($"User-agent: *\nDisallow: /admin\nDisallow: /api/\nSitemap: {settings.BaseUrlOf(context)}/sitemap.xml\n", "text/plain", Encoding.UTF8);
    }
}
