using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>Segments are split, merged, moved, added and left out without a line, and edits from elsewhere find their way in.</summary>
[Collection(SqliteSites.Collection)]
public sealed class ArrangingTests(StorySite site, Chromium chromium) : IClassFixture<StorySite>, IClassFixture<Chromium>
{
    private static readonly string[] Paragraphs = ["الجملة الأولى. الجملة الثانية.", "الفقرة الثانية.", "الفقرة الثالثة.", "الفقرة الأخيرة."];

    [Fact]
    public async Task What_was_arranged_offline_is_brought_in_its_order_also_after_the_page_was_closed()
    {
        var article = await site.ClaimedAsync("عنوان الميناء", Paragraphs);
        await using var translator = await VisitAsync(article);
        var (page, keys, workspace) = (translator.Page, translator.Page.Keyboard, new Workspace(translator.Page));
        await workspace.WriteAsync(1, "The harbour");
        await workspace.WriteAsync(3, "The second paragraph.");
        await workspace.IsSavedAsync();

        await translator.Context.SetOfflineAsync(true);
        await workspace.WriteAsync(2, "The first sentence. The second sentence.");
        await CaretAsync(page, "The first sentence.".Length);
        await keys.PressAsync("Alt+s");
        await Expect(workspace.Targets).ToHaveCountAsync(6);
        await Expect(workspace.Target(2)).ToHaveTextAsync("The first sentence.");
        await Expect(workspace.Target(3)).ToHaveTextAsync("The second sentence.");
        await Expect(workspace.Sources.Nth(2)).ToHaveTextAsync("الجملة الثانية.");
        await workspace.EnterAsync(3);
        await keys.PressAsync("End");
        await keys.InsertTextAsync(" And more.");
        await keys.PressAsync("Alt+j");
        await Expect(workspace.Target(3)).ToHaveTextAsync("The second sentence. And more. The second paragraph.");
        await workspace.EnterAsync(5);
        await keys.PressAsync("Alt+Shift+ArrowUp");
        await Expect(workspace.Sources.Nth(3)).ToHaveTextAsync("الفقرة الأخيرة.");
        await workspace.EnterAsync(4);
        await keys.InsertTextAsync("The last paragraph.");
        await keys.PressAsync("Alt+i");
        await Expect(workspace.Target(5).And(workspace.Editor)).ToBeFocusedAsync();
        await keys.InsertTextAsync("A word of ours.");
        await workspace.EnterAsync(6);
        await keys.PressAsync("Alt+o");
        await page.GetByLabel("Why is it left out?").FillAsync("Said above");
        await keys.PressAsync("Control+Enter");
        await Expect(workspace.State).ToContainTextAsync("unsaved");
        await translator.PictureAsync("arranged-offline");
        Assert.Equal(5, (await site.SegmentsAsync(article)).Length);

        // Closed while there is no line: the journal of the browser has it all.
        await page.WaitForFunctionAsync("""
            () => new Promise((resolve) => { const open = indexedDB.open('dragoman'); open.onsuccess = () => { const all = open.result.transaction('journal').objectStore('journal').getAll(); all.onsuccess = () => { open.result.close(); resolve(all.result.filter((row) => row.change).length === 4 && all.result.some((row) => row.omitted === 'Said above')); }; }; })
            """);
        await page.GotoAsync("about:blank");
        await translator.Context.SetOfflineAsync(false);
        await page.GotoAsync($"/admin/translations/{article}");
        await workspace.IsSavedAsync();

        var segments = await site.SegmentsAsync(article);
        Assert.Equal(
            ["The harbour", "The first sentence.", "The second sentence. And more. The second paragraph.", "The last paragraph.", "A word of ours.", ""],
            segments.Select(segment => segment.Text ?? ""));
        Assert.Equal("Said above", segments[5].Omitted);
        Assert.StartsWith("new-", segments[4].Id, StringComparison.Ordinal);
        await page.ReloadAsync();
        await workspace.IsSavedAsync();
        await Expect(workspace.Targets).ToHaveCountAsync(6);
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task An_arrangement_of_what_somebody_else_changed_is_undone_and_both_texts_are_shown()
    {
        var article = await site.ClaimedAsync("عنوان السوق", Paragraphs);
        await using var translator = await VisitAsync(article);
        translator.Expected.Add("409");
        var (page, keys, workspace) = (translator.Page, translator.Page.Keyboard, new Workspace(translator.Page));
        await workspace.WriteAsync(2, "One sentence.");
        await workspace.IsSavedAsync();

        await translator.Context.SetOfflineAsync(true);
        await workspace.WriteAsync(2, "One sentence. Another one.");
        await CaretAsync(page, "One sentence.".Length);
        await keys.PressAsync("Alt+s");
        await Expect(workspace.Targets).ToHaveCountAsync(6);
        await workspace.WriteAsync(5, "Not touched by the other.");
        await keys.PressAsync("Alt+i");
        await Expect(workspace.Targets).ToHaveCountAsync(7);
        await site.WriteAsync(article, 2, "The wording of somebody else.");
        await translator.Context.SetOfflineAsync(false);

        await Expect(page.Locator(".note.bad[role=alert]").First).ToContainTextAsync("was undone");
        var conflict = workspace.Row(2).Locator(".ws-conflict");
        await Expect(conflict).ToContainTextAsync("The wording of somebody else.");
        await Expect(conflict).ToContainTextAsync("One sentence. Another one.");
        await translator.PictureAsync("arrangement-undone");
        await Expect(workspace.Targets).ToHaveCountAsync(6);
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await workspace.IsSavedAsync();

        var segments = await site.SegmentsAsync(article);
        Assert.Equal(["One sentence. Another one.", "Not touched by the other."], segments.Select(s => s.Text).Where(text => !string.IsNullOrEmpty(text)));
        Assert.StartsWith("new-", segments[4].Id, StringComparison.Ordinal);
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task What_is_written_into_the_body_by_GraphQL_is_decided_in_the_workspace()
    {
        var article = await site.ClaimedAsync("عنوان القطار", Paragraphs);
        await using var translator = await VisitAsync(article);
        var (page, workspace) = (translator.Page, new Workspace(translator.Page));
        await workspace.TranslateAsync(2, "The first paragraph.");
        await workspace.IsSavedAsync();

        var token = (await Verb.RunAsync(site.Data, "token", "create", "outside", "--role", "Administrator")).Succeeded().Output.Trim();
        var draft = (await site.Server.DataAsync($"{{ article(status: DRAFT, first: 1, where: {{ contentItemId: \"{article}\" }}) {{ contentItemVersionId }} }}", token: token))["article"]![0]!;
        var saved = await site.Server.AskAsync(
            $"mutation {{ saveArticle(contentItemId: \"{article}\", seen: \"{draft["contentItemVersionId"]}\", input: {{ markdownBody: {{ markdown: \"Written by the editor.\\n\\nAnd another paragraph.\\n\\nAnd a third.\" }} }}) {{ contentItemId }} }}",
            token: token);
        Assert.True(saved["errors"] is null, saved.ToJsonString());

        var texts = page.Locator(".ws-unlinked li");
        await Expect(texts).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await translator.PictureAsync("unlinked");
        await page.SetViewportSizeAsync(390, 780);
        await translator.PictureAsync("unlinked-390");
        await page.SetViewportSizeAsync(1280, 860);
        var first = texts.Filter(new() { HasText = "Written by the editor." });
        await first.GetByLabel("Segment").SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await first.GetByRole(AriaRole.Button, new() { Name = "Link to the segment" }).ClickAsync();
        await Expect(workspace.Target(3)).ToHaveTextAsync("Written by the editor.");
        await Expect(workspace.Row(3)).ToContainTextAsync("Edited outside");
        await texts.Filter(new() { HasText = "And another paragraph." }).GetByRole(AriaRole.Button, new() { Name = "Keep as ours" }).ClickAsync();
        await Expect(workspace.Targets).ToHaveCountAsync(6);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await texts.GetByRole(AriaRole.Button, new() { Name = "Drop" }).ClickAsync();
        await Expect(texts).ToHaveCountAsync(0);
        var segments = await site.SegmentsAsync(article);
        Assert.Contains(segments, segment => segment.Text == "And another paragraph.");
        Assert.DoesNotContain(segments, segment => segment.Text == "And a third.");
        translator.HadNoTrouble();
    }

    /// <summary>The answer of the autosave comes while the caret moves: keys are followed, whatever is late.</summary>
    [Fact]
    public async Task The_caret_stays_with_its_keys_while_the_answer_of_a_save_is_late()
    {
        var article = await site.ClaimedAsync("عنوان الجسر", Paragraphs);
        await using var translator = await VisitAsync(article);
        var (page, keys, workspace) = (translator.Page, translator.Page.Keyboard, new Workspace(translator.Page));
        var answers = 0;
        await page.RouteAsync("**/operations", async route =>
        {
            var answer = await route.FetchAsync();
            await Task.Delay(400);
            answers++;
            await route.FulfillAsync(new() { Response = answer });
        });
        await workspace.WriteAsync(2, "The first sentence. The second one.");
        for (var i = 0; i < " The second one.".Length; i++)
            await keys.PressAsync("ArrowLeft");
        await keys.PressAsync("Alt+s");
        await Expect(workspace.Target(2)).ToHaveTextAsync("The first sentence.");
        await Expect(workspace.Target(3)).ToHaveTextAsync("The second one.");

        await workspace.EnterAsync(4);
        await keys.TypeAsync("abcdef", new KeyboardTypeOptions { Delay = 150 });
        for (var i = 0; i < 3; i++)
        {
            var before = answers;
            await keys.PressAsync("ArrowLeft");
            await page.WaitForFunctionAsync("() => document.querySelector('.ws-head .save').textContent === 'Saved'");
            await keys.TypeAsync("-");
            Assert.True(answers >= before);
        }

        await Expect(workspace.Target(4)).ToHaveTextAsync("abcde---f");
        await workspace.IsSavedAsync();

        // Somebody else's words come into the text around the caret: it stays between the same letters.
        await page.UnrouteAsync("**/operations");
        await site.WriteAsync(article, 4, "abcde---f and more");
        await Expect(workspace.Target(4)).ToHaveTextAsync("abcde---f and more", new() { Timeout = 30_000 });
        await keys.TypeAsync("|");
        await Expect(workspace.Target(4)).ToHaveTextAsync("abcde-|--f and more");
        translator.HadNoTrouble();
    }

    private static async Task CaretAsync(IPage page, int at) => await page.EvaluateAsync(
        "at => getSelection().collapse(document.createTreeWalker(document.querySelector('[contenteditable=true]'), NodeFilter.SHOW_TEXT).nextNode(), at)", at);

    private async Task<Visitor> VisitAsync(string article)
    {
        var visitor = await chromium.NewVisitorAsync(site.Server);
        visitor.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await visitor.SignInAsync("translator", site.PasswordOf("translator"));
        await visitor.Page.GotoAsync($"/admin/translations/{article}");
        await new Workspace(visitor.Page).IsLiveAsync();
        return visitor;
    }
}
