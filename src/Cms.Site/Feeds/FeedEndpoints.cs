using System.Security.Cryptography;
using Cms.Site.GraphQL;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cms.Site.Feeds;

/// <summary>Feeds and sitemaps, made anew from the endpoint's answers: what is taken back is out of them with the next request.
/// Readers who have one ask by its ETag.</summary>
internal sealed class FeedEndpoints(GraphQLClient client, SiteSettings settings, TimeProvider time)
{
    /// <summary>Articles in a file of the sitemap.</summary>
    public const int SitemapPage = 5_000;

    private const int Asked = 1_000;

    /// <summary>What news sitemaps tell of.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromHours(48);

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        void Answer(string path, string type, Func<FeedEndpoints, HttpContext, Task<byte[]?>> make) => routes.MapMethods(
            path, Reading, async (HttpContext context, FeedEndpoints feeds) => await SendAsync(context, type, await make(feeds, context)));

        Answer("/feed.rss", "application/rss+xml; charset=utf-8", (feeds, context) => feeds.FeedAsync(context, "/feed.rss", FeedFormats.Rss));
        Answer("/feed.atom", "application/atom+xml; charset=utf-8", (feeds, context) => feeds.FeedAsync(context, "/feed.atom", FeedFormats.Atom));
        Answer("/feed.json", "application/feed+json; charset=utf-8", (feeds, context) => feeds.FeedAsync(context, "/feed.json", FeedFormats.Json));
        Answer("/sitemap.xml", "application/xml; charset=utf-8", (feeds, context) => feeds.SitemapAsync(context));
        Answer("/news-sitemap.xml", "application/xml; charset=utf-8", (feeds, context) => feeds.NewsAsync(context));
    }

    /// <summary>In the language that <c>?culture=</c> names, of those the site has; else in its first.</summary>
    private async Task<byte[]?> FeedAsync(HttpContext context, string path, Func<Feed, byte[]> write)
    {
        var wanted = context.Request.Query["culture"].ToString();
        var culture = settings.Cultures.FirstOrDefault(c => c.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? settings.DefaultCulture;
        if (await AskAsync(FeedQueries.Feed, new { culture = culture.Name }, context) is not { Article: { } articles })
            return null;

        var (baseUrl, isDefault) = (settings.BaseUrlOf(context), culture.Equals(settings.DefaultCulture));
        return write(new Feed(
            settings.SiteName,
            culture,
            baseUrl + (isDefault ? "/" : "/" + culture.Name),
            baseUrl + path + (isDefault ? "" : "?culture=" + culture.Name),
            [.. articles.Items().Select(item => FeedEntry.Of(item, baseUrl, culture)).OfType<FeedEntry>()]));
    }

    private async Task<byte[]?> SitemapAsync(HttpContext context)
    {
        var page = int.TryParse(context.Request.Query["page"], out var number) && number is > 0 and <= 10_000 ? number : 0;
        var entries = new List<Sitemaps.Entry>();
        if (page <= 1)
        {
            if (await AskAsync(FeedQueries.SitemapPages, null, context) is not { } others)
                return null;
            entries.Add(new Sitemaps.Entry("/", null, []));
            entries.AddRange(settings.Cultures.Skip(1).Select(culture => new Sitemaps.Entry("/" + culture.Name, null, [])));
            entries.AddRange(others.Taxonomy.Items().SelectMany(taxonomy => (taxonomy.Taxonomy?.ContentItems).Items())
                .Concat(others.Page.Items()).Concat(others.Outlet.Items()).Concat(others.Contributor.Items())
                .Select(Sitemaps.Of).OfType<Sitemaps.Entry>());
        }

        for (var skip = Math.Max(0, page - 1) * SitemapPage; ; skip += Asked)
        {
            if (await AskAsync(FeedQueries.Sitemap, new { skip }, context) is not { ArticleConnection: { } connection })
                return null;
            if (page == 0 && connection.TotalCount > SitemapPage)
                return Sitemaps.Index((connection.TotalCount.Value + SitemapPage - 1) / SitemapPage, settings.BaseUrlOf(context));
            entries.AddRange(connection.Items.Items().Select(Sitemaps.Of).OfType<Sitemaps.Entry>());
            if (connection.PageInfo?.HasNextPage != true || skip + Asked >= Math.Max(1, page) * SitemapPage)
                break;
        }

        return Sitemaps.Urls(entries.DistinctBy(entry => entry.Href), settings.BaseUrlOf(context));
    }

    private async Task<byte[]?> NewsAsync(HttpContext context)
    {
        // By the hour, so that the endpoint's answer can be used again.
        var now = time.GetUtcNow();
        var since = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero) - Recent;
        return await AskAsync(FeedQueries.News, new { since = XmlText.Iso(since) }, context) is { Article: { } articles }
            ? Sitemaps.News(articles.Items(), settings.SiteName, settings.BaseUrlOf(context), settings.DefaultCulture) : null;
    }

    private async Task<RootData?> AskAsync(GraphQLDocument document, object? variables, HttpContext context) =>
        await client.AskAsync<RootData>(document, variables, context.RequestAborted) is Answer<RootData>.Received received ? received.Data : null;

    /// <param name="body">Null where the endpoint gave no answer.</param>
    private static async Task SendAsync(HttpContext context, string type, byte[]? body)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        if (body is null)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = "30";
            response.Headers.CacheControl = "no-store";
            return;
        }

        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = type;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
