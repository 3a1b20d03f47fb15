using Cms.Site.GraphQL;

namespace Cms.Site.Feeds;

/// <summary>What feeds and sitemaps ask: the same whatever the theme.</summary>
public static class FeedQueries
{
    internal static GraphQLDocument Feed { get; } = Query("feed");

    internal static GraphQLDocument News { get; } = Query("news");

    internal static GraphQLDocument Sitemap { get; } = Query("sitemap");

    internal static GraphQLDocument SitemapPages { get; } = Query("sitemap-pages");

    /// <summary>All of these.</summary>
    public static IEnumerable<GraphQLDocument> All => [Feed, News, Sitemap, SitemapPages];

    private static GraphQLDocument Query(string name) => GraphQLDocument.Embedded(typeof(FeedQueries).Assembly, name);
}
