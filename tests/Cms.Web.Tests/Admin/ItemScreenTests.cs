using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Admin;

/// <summary>The editor of any item: it loses nothing it does not show, and makes items of every type there is.</summary>
public abstract class ItemScreenTests(Sites sites)
{
    [Fact]
    public async Task An_item_that_is_saved_unchanged_is_unchanged_whatever_its_type()
    {
        var data = await sites.CopyAsync();
        (await Verb.RunAsync(data, "content", "import", Repository.TestFile("Contract", "items.jsonl"))).Succeeded();
        var before = await ExportAsync(data);
        await using (var server = await CmsProcess.StartAsync(data))
        {
            using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
            foreach (var id in before.Select(l => (string)JsonNode.Parse(l)!["ContentItemId"]!).Distinct())
            {
                var (status, page) = await admin.PageAsync($"/admin/items/{id}");
                Assert.True(status == HttpStatusCode.OK, $"{id}: {(int)status}");
                using var answer = await admin.SendAsync(AdminClient.FormOf(page, "input[name=seen]"), new() { ["do"] = "save" });
                Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{id}: {(int)answer.StatusCode} {AdminClient.Parse(await answer.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent}");
            }
        }

        var after = await ExportAsync(data);
        var changed = before.Except(after).Concat(after.Except(before)).Order(StringComparer.Ordinal);
        Assert.True(!changed.Any(), string.Join('\n', changed));
    }

    [Fact]
    public async Task An_item_of_every_type_on_offer_can_be_made_found_published_and_deleted()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        var (_, list) = await admin.PageAsync("/admin/items");
        var offered = list.QuerySelectorAll("a[href^='/admin/items/new/']").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.True(offered.Length >= 5, $"Only {offered.Length} types are offered.");

        foreach (var address in offered)
        {
            var title = $"Quince {address.Split('/')[^1]}";
            var (_, empty) = await admin.PageAsync(address);
            using var saved = await admin.SendAsync(AdminClient.FormOf(empty, "input[name=seen]"), new() { ["TitlePart.Title"] = title, ["do"] = "save" });
            Assert.True(saved.StatusCode == HttpStatusCode.SeeOther, $"{address}: {(int)saved.StatusCode} {AdminClient.Parse(await saved.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent}");
            var item = saved.Headers.Location!.ToString().Split('?')[0];

            var (_, found) = await admin.PageAsync($"/admin/items?q={Uri.EscapeDataString(title)}");
            Assert.Contains(found.QuerySelectorAll("a"), a => a.GetAttribute("href") == item);
            var (_, page) = await admin.PageAsync(item);
            using var deleted = await admin.SendAsync(AdminClient.FormOf(page, "input[name=seen]"), new() { ["do"] = "delete" });
            Assert.Equal(HttpStatusCode.SeeOther, deleted.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await admin.PageAsync(item)).Status);
        }
    }

    [Fact]
    public async Task A_page_is_published_changed_and_taken_off_and_readers_see_each_at_once()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        var (_, empty) = await editor.PageAsync("/admin/items/new/Page");
        using var saved = await editor.SendAsync(AdminClient.FormOf(empty, "input[name=seen]"), new()
        {
            ["TitlePart.Title"] = "Who we are not",
            ["MarkdownBodyPart.Markdown"] = "First **words**.",
            ["AutoroutePart.Path"] = "who-we-are-not",
            ["do"] = "publish",
        });
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var item = saved.Headers.Location!.ToString().Split('?')[0];
        Assert.Contains("First <strong>words</strong>.", await ReadAsync(server, HttpStatusCode.OK), StringComparison.Ordinal);

        using var draft = await editor.SendAsync(await FormAsync(editor, item), new() { ["MarkdownBodyPart.Markdown"] = "Second words.", ["do"] = "save" });
        Assert.DoesNotContain("Second", await ReadAsync(server, HttpStatusCode.OK), StringComparison.Ordinal);
        using var published = await editor.SendAsync(await FormAsync(editor, item), new() { ["do"] = "publish" });
        Assert.Contains("Second words.", await ReadAsync(server, HttpStatusCode.OK), StringComparison.Ordinal);
        using var unpublished = await editor.SendAsync(await FormAsync(editor, item), new() { ["do"] = "unpublish" });
        Assert.Equal(HttpStatusCode.SeeOther, unpublished.StatusCode);
        await ReadAsync(server, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_cannot_be_saved_comes_back_with_everything_that_was_written()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        const string Item = "/admin/items/articlewalnutsquare0000000";
        using var answer = await editor.SendAsync(await FormAsync(editor, Item), new()
        {
            ["TitlePart.Title"] = "A title that stays",
            ["AutoroutePart.Path"] = "admin/not-yours",
            ["Article.Summary"] = "A summary that stays.",
            ["do"] = "save",
        });
        var page = AdminClient.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("admin", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A title that stays", page.QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value"));
        Assert.Equal("A summary that stays.", page.QuerySelector("[name='Article.Summary']")!.TextContent.Trim());
        var (_, unchanged) = await editor.PageAsync(Item);
        Assert.Equal("A Bench Is Not a Luxury", unchanged.QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_translator_cannot_change_what_others_own_by_any_form()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        using var translator = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        const string Item = "/admin/items/articlewalnutsquare0000000";
        var (_, own) = await translator.PageAsync("/admin/account");
        var token = own.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        foreach (var action in new[] { "save", "publish", "unpublish", "delete" })
        {
            using var answer = await translator.SendAsync(
                await FormAsync(editor, Item), new() { ["__RequestVerificationToken"] = token, ["TitlePart.Title"] = "Taken over", ["do"] = action });
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{action}: {(int)answer.StatusCode}");
        }

        Assert.Equal(HttpStatusCode.OK, (await editor.PageAsync(Item)).Status);
        Assert.Contains("A Bench Is Not a Luxury", await (await server.Client.GetAsync(new Uri("/news/a-bench-is-not-a-luxury", UriKind.Relative))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> FormAsync(AdminClient person, string item) =>
        AdminClient.FormOf((await person.PageAsync(item)).Page, "input[name=seen]");

    private static async Task<string> ReadAsync(CmsProcess server, HttpStatusCode expected)
    {
        using var answer = await server.Client.GetAsync(new Uri("/who-we-are-not", UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string[]> ExportAsync(SiteData data)
    {
        var file = Path.Combine(TestRun.NewFolder("export"), "all.jsonl");
        (await Verb.RunAsync(data, "content", "export", file)).Succeeded();
        return await File.ReadAllLinesAsync(file);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteItemScreenTests(SqliteSites sites) : ItemScreenTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlItemScreenTests(PostgreSqlSites sites) : ItemScreenTests(sites);
