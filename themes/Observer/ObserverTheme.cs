using Cms.Site;
using Cms.Site.GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Observer.Pages;

namespace Observer;

/// <summary>A calm newspaper: text first, no scripts, the same care for both reading directions.</summary>
public static class ObserverTheme
{
    /// <summary>Adds the theme under the name <c>Observer</c>.</summary>
    public static IServiceCollection AddObserverTheme(this IServiceCollection services) => services.AddSingleton(new Theme
    {
        Name = "Observer",
        Assembly = typeof(ObserverTheme).Assembly,
        Pages = new ThemePages(
            Front: typeof(FrontView),
            Archive: typeof(ArchiveView),
            Article: typeof(ArticleView),
            Outlet: typeof(OutletView),
            Contributor: typeof(ContributorView),
            Text: typeof(TextView),
            Error: typeof(ErrorView)),
        Queries = new ThemeQueries
        {
            Navigation = Query("navigation"),
            CultureInUse = Query("culture-in-use"),
            Newest = Query("newest"),
            SectionBlock = Query("section-block"),
            Section = Query("home"),
            SectionArchive = Query("section-archive"),
            KeywordByPath = Query("keyword-by-path"),
            Keyword = Query("by-keyword"),
            Article = Query("article"),
            ArticleTerms = Query("article-terms"),
            Outlet = Query("outlet"),
            Contributor = Query("contributor"),
            Text = Query("page"),
            TakenDown = Query("taken-down"),
        },
    });

    private static GraphQLDocument Query(string name) => GraphQLDocument.Embedded(typeof(ObserverTheme).Assembly, name);
}
