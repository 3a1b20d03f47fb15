using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>Two people on one text, and one person on a bad line: nothing is overwritten and nothing is lost.</summary>
[Collection(SqliteSites.Collection)]
public sealed class TwoHandsTests(SqliteSites sites, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Item = "/admin/items/articlewalnutsquare0000000";

    [Fact]
    public async Task Two_editors_who_save_the_same_item_see_both_texts_and_choose()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        await using var editor = await chromium.NewVisitorAsync(server);
        await using var chief = await chromium.NewVisitorAsync(server);
        chief.Expected.Add("409");
        await editor.SignInAsync("editor", data.Accounts["editor"]);
        await chief.SignInAsync("admin", data.Accounts["admin"]);
        await editor.Page.GotoAsync(Item);
        await chief.Page.GotoAsync(Item);

        await editor.Page.FillAsync("[name='TitlePart.Title']", "A Bench Is a Right");
        await editor.SaveItemAsync();

        await chief.Page.FillAsync("[name='TitlePart.Title']", "A Bench Is Not a Luxury, It Is a Place");
        await chief.Page.FillAsync("[name='Article.Summary']", "A summary by the chief.");
        await chief.Page.Locator(".save-bar").GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Expect(chief.Page.GetByRole(AriaRole.Heading, new() { Name = "Two people changed this" })).ToBeVisibleAsync();
        var title = chief.Page.Locator("fieldset.conflict").Filter(new() { HasText = "A Bench Is a Right" });
        await Expect(title).ToContainTextAsync("A Bench Is Not a Luxury, It Is a Place");
        await chief.PictureAsync("conflict");

        await title.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await chief.Page.GetByRole(AriaRole.Button, new() { Name = "Save the result" }).ClickAsync();
        await chief.Page.WaitForURLAsync("**?done=saved");
        await Expect(chief.Page.Locator("[name='TitlePart.Title']")).ToHaveValueAsync("A Bench Is a Right");
        await Expect(chief.Page.Locator("[name='Article.Summary']")).ToHaveValueAsync("A summary by the chief.");
        editor.HadNoTrouble();
        chief.HadNoTrouble();
    }

    [Fact]
    public async Task Two_who_write_the_same_segment_see_both_texts()
    {
        var (data, server, article) = await ClaimedAsync("storystorks000000000000000");
        await using var running = server;
        await using var one = await chromium.NewVisitorAsync(server);
        await using var two = await chromium.NewVisitorAsync(server);
        foreach (var visitor in new[] { one, two })
        {
            await visitor.SignInAsync("translator", data.Accounts["translator"]);
            await visitor.Page.GotoAsync(article);
        }

        var (first, second) = (new Workspace(one.Page), new Workspace(two.Page));
        await first.TranslateAsync(1, "The storks stay");
        await first.IsSavedAsync();
        await second.TranslateAsync(2, "Another segment, which merges.");
        await second.IsSavedAsync();
        two.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await two.Context.SetOfflineAsync(true);
        await first.WriteAsync(1, "The storks stay for good");
        await first.IsSavedAsync();
        await second.TranslateAsync(1, "The storks leave later");
        await two.Context.SetOfflineAsync(false);

        await Expect(two.Page.Locator(".ws-conflict")).ToContainTextAsync("The storks stay for good");
        await Expect(two.Page.Locator(".ws-conflict")).ToContainTextAsync("The storks leave later");
        await two.PictureAsync("segment-conflict");
        await two.Page.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await second.IsSavedAsync();

        await one.Page.ReloadAsync();
        await Expect(first.Target(1)).ToHaveTextAsync("The storks leave later");
        await Expect(first.Target(2)).ToHaveTextAsync("Another segment, which merges.");
        one.HadNoTrouble();
        two.HadNoTrouble();
    }

    [Fact]
    public async Task What_is_typed_without_a_line_is_shown_as_unsaved_and_saved_when_it_is_back()
    {
        var (data, server, article) = await ClaimedAsync("storynightpharmacy00000000");
        await using var running = server;
        await using var translator = await chromium.NewVisitorAsync(server);
        translator.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await translator.SignInAsync("translator", data.Accounts["translator"]);
        await translator.Page.GotoAsync(article);
        var workspace = new Workspace(translator.Page);
        await workspace.TranslateAsync(1, "One pharmacy at least");
        await workspace.IsSavedAsync();

        await translator.Context.SetOfflineAsync(true);
        await workspace.TranslateAsync(2, "Written on a train");
        await workspace.TranslateAsync(3, "and in a tunnel");
        await Expect(workspace.State).ToContainTextAsync("2 unsaved");
        await Expect(translator.Page.Locator(".unsaved")).ToHaveCountAsync(2);
        await translator.PictureAsync("offline");
        await translator.Context.SetOfflineAsync(false);
        await workspace.IsSavedAsync();

        await translator.Page.ReloadAsync();
        await Expect(workspace.Target(1)).ToHaveTextAsync("One pharmacy at least");
        await Expect(workspace.Target(2)).ToHaveTextAsync("Written on a train");
        await Expect(workspace.Target(3)).ToHaveTextAsync("and in a tunnel");
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task What_was_typed_survives_a_server_that_is_gone_and_a_page_that_was_closed()
    {
        var (data, server, article) = await ClaimedAsync("storynightpharmacy00000000");
        await using var translator = await chromium.NewVisitorAsync(server);
        foreach (var expected in new[] { "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "ERR_FAILED" })
            translator.Expected.Add(expected);
        await translator.SignInAsync("translator", data.Accounts["translator"]);
        await translator.Page.GotoAsync(article);
        var workspace = new Workspace(translator.Page);
        await workspace.TranslateAsync(1, "How the tariff is counted");
        await workspace.IsSavedAsync();

        await server.KillAsync();
        await workspace.TranslateAsync(2, "Typed while the server was down");
        await Expect(workspace.State).ToContainTextAsync("unsaved");
        await IsKeptAsync(translator.Page, "Typed while the server was down");
        await translator.Page.GotoAsync("about:blank");
        await server.DisposeAsync();

        await using var again = await CmsProcess.StartAsync(data, server.Address);
        await translator.Page.GotoAsync(article);
        await Expect(workspace.Target(2)).ToHaveTextAsync("Typed while the server was down");
        await workspace.IsSavedAsync();
        using var person = await AdminClient.SignInAsync(again, "translator", data.Accounts["translator"]);
        var saved = await new WorkspaceClient(person, article.Split('/')[^1]).ReadAsync();
        Assert.Equal("Typed while the server was down", (string?)saved["segments"]![1]!["target"]!["text"]);
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task An_expired_session_asks_for_the_password_over_the_work_and_goes_on()
    {
        var (data, server, article) = await ClaimedAsync("storynightpharmacy00000000");
        await using var running = server;
        await using var translator = await chromium.NewVisitorAsync(server);
        translator.Expected.Add("401");
        translator.Expected.Add("403");
        await translator.SignInAsync("translator", data.Accounts["translator"]);
        await translator.Page.GotoAsync(article);
        var workspace = new Workspace(translator.Page);
        await workspace.WriteAsync(1, "Before");
        await workspace.IsSavedAsync();

        await translator.Context.ClearCookiesAsync();
        await workspace.WriteAsync(2, "Typed after the session had ended");
        var password = translator.Page.Locator(".ws-sign-in input[type=password]");
        await password.FillAsync("not the password");
        await password.PressAsync("Enter");
        await Expect(translator.Page.Locator(".ws-sign-in .finding")).ToBeVisibleAsync();
        await translator.PictureAsync("session-ended");
        await password.FillAsync(data.Accounts["translator"]);
        await password.PressAsync("Enter");
        await workspace.IsSavedAsync();
        await Expect(translator.Page.Locator(".ws-sign-in")).ToHaveCountAsync(0);

        await translator.Page.ReloadAsync();
        await Expect(workspace.Target(2)).ToHaveTextAsync("Typed after the session had ended");
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task Clearing_the_device_leaves_nothing_of_what_was_typed_in_the_browser()
    {
        var (data, server, article) = await ClaimedAsync("storynightpharmacy00000000");
        await using var running = server;
        await using var translator = await chromium.NewVisitorAsync(server);
        translator.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await translator.SignInAsync("translator", data.Accounts["translator"]);
        await translator.Page.GotoAsync(article);
        var workspace = new Workspace(translator.Page);
        await translator.Context.SetOfflineAsync(true);
        await workspace.WriteAsync(1, "Known to this browser only");
        await Expect(workspace.State).ToContainTextAsync("unsaved");

        await translator.Page.GetByRole(AriaRole.Button, new() { Name = "Clear this device" }).ClickAsync();
        var dialog = translator.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("1 changes are only here");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Clear this device" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal(0, await translator.Page.EvaluateAsync<int>("""
            () => new Promise((resolve) => { const open = indexedDB.open('dragoman'); open.onsuccess = () => { const all = open.result.transaction('journal').objectStore('journal').count(); all.onsuccess = () => resolve(all.result); }; })
            """));
        translator.HadNoTrouble();
    }

    /// <summary>Waits until the text is in the browser's journal: what is younger than two seconds may still be on its way there.</summary>
    private static async Task IsKeptAsync(IPage page, string text)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await page.EvaluateAsync<bool>(
                """
                (text) => new Promise((resolve) => { const open = indexedDB.open('dragoman'); open.onsuccess = () => { const all = open.result.transaction('journal').objectStore('journal').getAll(); all.onsuccess = () => { open.result.close(); resolve(all.result.some((row) => row.text === text)); }; }; })
                """,
                text))
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"The journal has not kept “{text}”.");
    }

    private async Task<(SiteData Data, CmsProcess Server, string Address)> ClaimedAsync(string story)
    {
        var data = await sites.CopyAsync();
        var server = await CmsProcess.StartAsync(data);
        using var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        return (data, server, $"/admin/translations/{(await WorkspaceClient.ClaimAsync(person, story, "en")).Article}");
    }
}
