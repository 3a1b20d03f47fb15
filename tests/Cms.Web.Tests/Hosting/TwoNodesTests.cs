using System.Diagnostics;
using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>Two servers on one database: what one of them does the other one shows within a second, to readers and to the desk.</summary>
[Collection(PostgreSqlSites.Collection)]
public sealed class TwoNodesTests(PostgreSqlSites sites)
{
    private const string Page = "/one-of-two";

    [Fact]
    public async Task What_one_node_publishes_and_takes_off_the_other_shows_within_a_second()
    {
        var data = await sites.CopyAsync();
        await using var one = await CmsProcess.StartAsync(data);
        await using var two = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(one, "editor", data.Accounts["editor"]);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(two));

        var (_, empty) = await editor.PageAsync("/admin/items/new/Page");
        using var published = await editor.SendAsync(
            AdminClient.FormOf(empty, "input[name=seen]"),
            new() { ["TitlePart.Title"] = "One of two", ["AutoroutePart.Path"] = Page[1..], ["MarkdownBodyPart.Markdown"] = "Words.", ["do"] = "publish" });
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(one)); // the same node: the next request
        await WithinASecondAsync(two, HttpStatusCode.OK);

        var item = published.Headers.Location!.ToString().Split('?')[0];
        using var unpublished = await editor.SendAsync(AdminClient.FormOf((await editor.PageAsync(item)).Page, "input[name=seen]"), new() { ["do"] = "unpublish" });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(one));
        await WithinASecondAsync(two, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_session_of_one_node_is_one_of_the_other_and_ends_on_both()
    {
        var data = await sites.CopyAsync();
        await using var one = await CmsProcess.StartAsync(data);
        await using var two = await CmsProcess.StartAsync(data);
        using var here = await AdminClient.SignInAsync(one, "editor", data.Accounts["editor"]);
        using var there = await AdminClient.SignInAsync(two, "editor", data.Accounts["editor"]);
        using var changed = await here.SendAsync(
            AdminClient.FormOf((await here.PageAsync("/admin/account")).Page, "#old-password"),
            new() { ["old-password"] = data.Accounts["editor"], ["new-password"] = "quiet copper lantern field" });

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await there.PageAsync("/admin")).Status);
    }

    private static async Task WithinASecondAsync(CmsProcess node, HttpStatusCode expected)
    {
        var since = Stopwatch.StartNew();
        while (await StatusAsync(node) != expected)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"Not {(int)expected} after a second.");
            await Task.Delay(20);
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(CmsProcess node)
    {
        using var answer = await node.Client.GetAsync(new Uri(Page, UriKind.Relative));
        return answer.StatusCode;
    }
}
