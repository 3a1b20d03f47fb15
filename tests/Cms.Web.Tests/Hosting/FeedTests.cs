using System.Net;
using System.Xml.Linq;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>Feeds and sitemaps on the real endpoint; their forms are tested with the site.</summary>
public abstract class FeedTests(Sites sites)
{
    [Fact]
    public async Task What_is_deleted_is_out_of_every_feed_and_sitemap_with_the_next_request()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var token = (await Verb.RunAsync(data, "token", "create", "feeds", "--role", "Administrator")).Succeeded().Output.Trim();
        var found = await server.DataAsync("{ article(where: { localization: { culture: \"en\" } }, orderBy: { publishedUtc: DESC }, first: 1) { contentItemId contentItemVersionId path } }", token: token);
        var article = found["article"]![0]!;
        var path = (string)article["path"]!;
        foreach (var address in new[] { "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml" })
            Assert.Contains(path, await TextAsync(server, address), StringComparison.Ordinal);
        await TextAsync(server, "/news-sitemap.xml");
        await TextAsync(server, "/feed.rss?culture=ar");

        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri($"/api/content/{article["contentItemId"]}", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{article["contentItemVersionId"]}\"");
        using var deleted = await server.Client.SendAsync(request);
        Assert.True(deleted.StatusCode == HttpStatusCode.OK, await deleted.Content.ReadAsStringAsync());

        foreach (var address in new[] { "/feed.rss", "/feed.atom", "/feed.json", "/sitemap.xml", "/news-sitemap.xml" })
            Assert.DoesNotContain(path, await TextAsync(server, address), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(CmsProcess server, string address)
    {
        using var answer = await server.Client.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {(int)answer.StatusCode} {text}");
        if (text.StartsWith('<'))
            XDocument.Parse(text);
        return text;
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteFeedTests(SqliteSites sites) : FeedTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlFeedTests(PostgreSqlSites sites) : FeedTests(sites);
