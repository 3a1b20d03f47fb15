using System.Net;
using AngleSharp.Dom;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Admin;

/// <summary>Every link that a person is offered leads somewhere: no broken page, no raw error, whoever they are.</summary>
public abstract class CrawlTests(Sites sites)
{
    [Theory]
    [InlineData("admin", "en")]
    [InlineData("editor", "ar")]
    [InlineData("translator", "en")]
    public async Task Every_link_of_the_admin_UI_leads_to_a_page(string name, string culture)
    {
        var server = await sites.SharedAsync();
        using var person = await AdminClient.SignInAsync(server, name, (await sites.FirstAsync()).Data.Accounts[name]);
        await CrawlAsync(person, $"/admin?culture={culture}", address => address.StartsWith("/admin", StringComparison.Ordinal), 150);
    }

    [Fact]
    public async Task Every_link_of_the_public_site_leads_to_a_page()
    {
        var server = await sites.SharedAsync();
        using var reader = new AdminClient(server.NewClient());
        var seen = await CrawlAsync(reader, "/", address => !address.StartsWith("/admin", StringComparison.Ordinal), 400);

        Assert.Contains(seen, s => s.StartsWith("/keywords/", StringComparison.Ordinal));
        Assert.Contains(seen, s => s.StartsWith("/outlets/", StringComparison.Ordinal));
        Assert.Contains(seen, s => s.StartsWith("/contributors/", StringComparison.Ordinal));
        Assert.Equal(15, seen.Count(s => s.StartsWith("/news/", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyCollection<string>> CrawlAsync(AdminClient person, string start, Func<string, bool> isOurs, int most)
    {
        var seen = new HashSet<string> { start };
        var waiting = new Queue<(string Address, string From)>([(start, "")]);
        var broken = new List<string>();
        while (waiting.TryDequeue(out var next))
        {
            using var answer = await person.Http.GetAsync(new Uri(next.Address, UriKind.Relative));
            if (answer is { StatusCode: HttpStatusCode.Redirect, Headers.Location.OriginalString: var to } && !to.StartsWith("/admin/sign-in", StringComparison.Ordinal))
            {
                if (seen.Add(to.Split('#')[0]))
                    waiting.Enqueue((to.Split('#')[0], next.Address));
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
            {
                broken.Add($"{next.Address} (from {next.From}): {(int)answer.StatusCode}");
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = AdminClient.Parse(await answer.Content.ReadAsStringAsync());
            if (page.Body!.TextContent.Contains("Something went wrong", StringComparison.Ordinal) || page.QuerySelector("h1") is null)
                broken.Add($"{next.Address} (from {next.From}) is no whole page");
            foreach (var link in page.QuerySelectorAll("a[href^='/'], img[src^='/'], link[href^='/'], script[src^='/']").Select(Address))
            {
                if (seen.Count < most && isOurs(link) && !link.Contains("culture=", StringComparison.Ordinal) && seen.Add(link))
                    waiting.Enqueue((link, next.Address));
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken));
        Assert.True(seen.Count > 10, $"Only {seen.Count} pages were found.");
        return seen;
    }

    private static string Address(IElement element) => (element.GetAttribute("href") ?? element.GetAttribute("src")!).Split('#')[0];
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteCrawlTests(SqliteSites sites) : CrawlTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlCrawlTests(PostgreSqlSites sites) : CrawlTests(sites);
