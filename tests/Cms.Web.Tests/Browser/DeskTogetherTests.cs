using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>What translators and editors do beside typing: by the keys, as they would.</summary>
[Collection(SqliteSites.Collection)]
public sealed class DeskTogetherTests(SqliteSites sites, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Story = """
        <html lang="ar"><head><title>عنوان المكتبة</title></head><body><article><h1>عنوان المكتبة</h1>
        <p>الجملة الأولى. الجملة الثانية.</p>
        <p>اقرأ <a href="https://courier.example/report">التقرير</a> <strong>كاملاً</strong> هنا.</p>
        <p>الفقرة الأخيرة.</p></article></body></html>
        """;

    [Fact]
    public async Task Marks_are_copied_by_one_key_and_segments_split_merged_left_out_and_added_without_a_mouse()
    {
        var (data, server, article) = await TakenInAsync();
        await using var running = server;
        await server.WatchAsync(async () =>
        {
            await using var translator = await chromium.NewVisitorAsync(server);
            await translator.SignInAsync("translator", data.Accounts["translator"]);
            await translator.Page.GotoAsync($"/admin/translations/{article}");
            var (page, keys, workspace) = (translator.Page, translator.Page.Keyboard, new Workspace(translator.Page));

            await workspace.WriteAsync(3, "Read ");
            await keys.PressAsync("Control+Shift+M");
            await keys.InsertTextAsync("the report");
            await keys.PressAsync("End");
            await keys.InsertTextAsync(" ");
            await keys.PressAsync("Control+Shift+M");
            await keys.InsertTextAsync("in full");
            await keys.PressAsync("Control+Enter");
            await workspace.IsSavedAsync();
            Assert.Equal("Read [the report](https://courier.example/report) **in full**", (await TextsAsync(server, data, article))[2]);

            await workspace.WriteAsync(2, "The first sentence. The second sentence.");
            await workspace.IsSavedAsync();
            await page.EvaluateAsync(
                "at => getSelection().collapse(document.createTreeWalker(document.querySelector('[contenteditable=true]'), NodeFilter.SHOW_TEXT).nextNode(), at)",
                "The first sentence.".Length);
            await keys.PressAsync("Alt+s");
            await Expect(workspace.Targets).ToHaveCountAsync(5);
            await Expect(workspace.Target(2)).ToHaveTextAsync("The first sentence.");
            await Expect(workspace.Target(3)).ToHaveTextAsync("The second sentence.");
            await Expect(workspace.Sources.Nth(2)).ToHaveTextAsync("الجملة الثانية.");
            await workspace.EnterAsync(2);
            await keys.PressAsync("Alt+j");
            await Expect(workspace.Targets).ToHaveCountAsync(4);
            await Expect(workspace.Target(2)).ToHaveTextAsync("The first sentence. The second sentence.");

            await workspace.EnterAsync(4);
            await keys.PressAsync("Alt+o");
            await page.GetByLabel("Why is it left out?").FillAsync("Only of local interest");
            await keys.PressAsync("Control+Enter");
            await Expect(workspace.Row(4).Locator(".ws-omitted")).ToContainTextAsync("Only of local interest");
            await workspace.EnterAsync(3);
            await keys.PressAsync("Alt+i");
            await Expect(workspace.Targets).ToHaveCountAsync(5);
            await Expect(workspace.Target(4).And(workspace.Editor)).ToBeFocusedAsync();
            await keys.InsertTextAsync("A word of ours.");
            await keys.PressAsync("Control+Enter");
            await workspace.IsSavedAsync();

            await keys.PressAsync("Control+k");
            await page.GetByRole(AriaRole.Combobox).FillAsync("search and");
            await translator.PictureAsync("palette");
            await keys.PressAsync("Enter");
            await page.GetByPlaceholder("Search in the translation").FillAsync("sentence");
            await page.GetByPlaceholder("Replace by").FillAsync("line");
            await page.GetByRole(AriaRole.Button, new() { Name = "Replace all" }).ClickAsync();
            await Expect(workspace.Target(2)).ToHaveTextAsync("The first line. The second line.");
            await workspace.EnterAsync(2);
            await keys.PressAsync("Control+z");
            await Expect(workspace.Target(2)).ToHaveTextAsync("The first sentence. The second sentence.");
            await workspace.IsSavedAsync();

            using var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
            var (_, preview) = await person.PageAsync($"/admin/translations/{article}/page");
            var body = preview.QuerySelector(".story .body")?.TextContent ?? "";
            Assert.Contains("A word of ours.", body, StringComparison.Ordinal);
            Assert.DoesNotContain("الفقرة", body, StringComparison.Ordinal);
            translator.HadNoTrouble();
        });
    }

    [Fact]
    public async Task An_editor_comments_and_suggests_and_the_translator_sees_them_there_and_accepts_by_one_key()
    {
        var (data, server, article) = await TakenInAsync();
        await using var running = server;
        await server.WatchAsync(async () =>
        {
            await using var translator = await chromium.NewVisitorAsync(server);
            await using var editor = await chromium.NewVisitorAsync(server);
            await translator.SignInAsync("translator", data.Accounts["translator"]);
            await editor.SignInAsync("editor", data.Accounts["editor"]);
            await translator.Page.GotoAsync($"/admin/translations/{article}");
            var (writing, reading) = (new Workspace(translator.Page), new Workspace(editor.Page));
            await writing.TranslateAsync(2, "The first sentence, the second one.");
            await writing.IsSavedAsync();

            await editor.Page.GotoAsync($"/admin/translations/{article}");
            await Expect(editor.Page.Locator(".ws-head .ws-person")).ToContainTextAsync("translator");
            await reading.WriteAsync(2, "The first sentence. The second one.");
            await editor.Page.Keyboard.PressAsync("Control+Enter");
            await Expect(editor.Page.Locator(".ws-suggestion")).ToBeVisibleAsync();
            await reading.EnterAsync(4);
            await editor.Page.Keyboard.PressAsync("Alt+Shift+c");
            await editor.Page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Please check the name.");
            await editor.Page.Keyboard.PressAsync("Control+Enter");
            await Expect(reading.Row(4).Locator(".ws-comment")).ToContainTextAsync("Please check the name.");
            await editor.PictureAsync("suggested");

            await Expect(translator.Page.Locator(".ws-head .ws-person")).ToContainTextAsync("editor");
            await Expect(writing.Row(2).Locator(".ws-suggestion ins")).ToHaveTextAsync([". The"]);
            await writing.EnterAsync(2);
            await translator.PictureAsync("suggestion");
            await translator.Page.Keyboard.PressAsync("Alt+a");
            await Expect(writing.Target(2)).ToHaveTextAsync("The first sentence. The second one.");
            await Expect(translator.Page.Locator(".ws-suggestion")).ToHaveCountAsync(0);
            await writing.Row(4).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
            await Expect(writing.Row(4).Locator(".ws-comment:not(.resolved)")).ToHaveCountAsync(0);
            Assert.Equal("The first sentence. The second one.", (await TextsAsync(server, data, article))[1]);
            translator.HadNoTrouble();
            editor.HadNoTrouble();
        });
    }

    private static async Task<string?[]> TextsAsync(CmsProcess server, SiteData data, string article)
    {
        using var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        var workspace = await new WorkspaceClient(person, article).ReadAsync();
        return [.. workspace["segments"]!.AsArray().Select(s => (string?)s!["target"]?["text"])];
    }

    private async Task<(SiteData Data, CmsProcess Server, string Article)> TakenInAsync()
    {
        var data = await sites.CopyAsync();
        var file = Path.Combine(TestRun.NewFolder("story"), "story.html");
        await File.WriteAllTextAsync(file, Story);
        var taken = (await Verb.RunAsync(data, "intake", file, "--as", "source", "--language", "ar", "--outlet", "Safsaf Courier")).Succeeded().Output.TrimEnd();
        var server = await CmsProcess.StartAsync(data);
        using var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        return (data, server, (await WorkspaceClient.ClaimAsync(person, taken[(taken.LastIndexOf('(') + 1)..^1], "en")).Article);
    }
}
