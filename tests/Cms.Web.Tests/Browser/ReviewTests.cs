using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>Reading over somebody's work by the keys: what the checks found, what changed, what is suggested, what the source became.</summary>
[Collection(SqliteSites.Collection)]
public sealed class ReviewTests(StorySite site, Chromium chromium) : IClassFixture<StorySite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Findings_are_gone_through_by_one_key_mended_or_dismissed_until_the_text_changes()
    {
        var article = await site.ClaimedAsync("عنوان النهر", "جاء 12 شخصا إلى النهر.", "قال إن الماء ارتفع.", "عاد الجميع إلى البيوت.");
        await using var translator = await VisitAsync("translator", article);
        var (page, keys, workspace) = (translator.Page, translator.Page.Keyboard, new Workspace(translator.Page));
        await workspace.TranslateAsync(1, "The river");
        await workspace.TranslateAsync(2, "Some 15 people came to the river.");
        await workspace.TranslateAsync(3, "He said the the water rose.");
        await workspace.TranslateAsync(4, "All went home.");
        await workspace.IsSavedAsync();

        await workspace.EnterAsync(1);
        await keys.PressAsync("F8");
        var current = page.Locator(".ws-list li[aria-current=true]");
        await Expect(current).ToContainTextAsync("The number 12 of the source is 15 in the translation.");
        await Expect(workspace.Target(2).And(workspace.Editor)).ToBeFocusedAsync();
        await translator.PictureAsync("findings");
        await keys.PressAsync("Control+a");
        await keys.InsertTextAsync("Some 12 people came to the river.");
        await workspace.IsSavedAsync();
        await Expect(page.Locator(".ws-list li").Filter(new() { HasText = "The number 12" })).ToHaveCountAsync(0);

        var doubled = page.Locator(".ws-list > li").Filter(new() { HasText = "The word “the” stands twice." });
        await Expect(doubled).ToBeVisibleAsync();
        var order = (await page.Locator(".ws-list > li").AllInnerTextsAsync()).TakeWhile(text => !text.Contains("twice", StringComparison.Ordinal)).Count();
        for (var presses = 0; presses <= order; presses++)
            await keys.PressAsync("F8");
        await Expect(current).ToContainTextAsync("twice");
        await Expect(workspace.Target(3).And(workspace.Editor)).ToBeFocusedAsync();
        await keys.PressAsync("Alt+d");
        await page.GetByLabel("Why is it all right?").FillAsync("He stammers.");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Locator(".ws-side details summary")).ToContainTextAsync("1 dismissed");
        await page.Locator(".ws-side details summary").ClickAsync();
        await Expect(page.Locator(".ws-side details")).ToContainTextAsync("He stammers.");
        await translator.PictureAsync("finding-dismissed");

        await workspace.EnterAsync(3);
        await keys.PressAsync("End");
        await keys.InsertTextAsync(" And rose.");
        await workspace.IsSavedAsync();
        await Expect(page.Locator(".ws-side details summary")).ToHaveCountAsync(0);
        await Expect(doubled).ToHaveCountAsync(1);
        translator.HadNoTrouble();
    }

    [Fact]
    public async Task An_editor_sees_what_changed_since_they_looked_and_a_suggestion_is_rejected_by_one_key()
    {
        var article = await site.ClaimedAsync("عنوان الجبل", "الفقرة الأولى.", "الفقرة الثانية.");
        await using var translator = await VisitAsync("translator", article);
        var writing = new Workspace(translator.Page);
        await writing.TranslateAsync(2, "The first paragraph.");
        await writing.TranslateAsync(3, "The second paragraph.");
        await writing.IsSavedAsync();

        await using var editor = await VisitAsync("editor", article);
        var (page, keys, reading) = (editor.Page, editor.Page.Keyboard, new Workspace(editor.Page));
        await keys.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).FillAsync("Mark all");
        await keys.PressAsync("Enter");
        await writing.WriteAsync(3, "The second and last paragraph.");
        await writing.IsSavedAsync();
        await page.ReloadAsync();
        await reading.IsLiveAsync();
        await keys.PressAsync("Alt+n");
        await Expect(reading.Target(3)).ToBeFocusedAsync();
        if (await page.Locator(".ws-changes").CountAsync() == 0)
            await keys.PressAsync("Alt+v");
        await Expect(reading.Row(3).Locator(".ws-changes ins")).ToContainTextAsync("and last");
        await Expect(page.Locator(".ws-changes")).ToHaveCountAsync(1);
        await editor.PictureAsync("changed-since");
        await page.SetViewportSizeAsync(390, 780);
        await editor.PictureAsync("changed-since-390");
        await page.SetViewportSizeAsync(1280, 860);

        await reading.WriteAsync(2, "Paragraph one.");
        await keys.PressAsync("Control+Enter");
        await Expect(reading.Row(2).Locator(".ws-suggestion")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark all as seen" }).ClickAsync();
        await Expect(page.Locator(".ws-changes").Filter(new() { HasText = "Changed since" })).ToHaveCountAsync(0);

        await Expect(writing.Row(2).Locator(".ws-suggestion")).ToBeVisibleAsync();
        await writing.EnterAsync(2);
        await translator.Page.Keyboard.PressAsync("Alt+r");
        await Expect(translator.Page.Locator(".ws-suggestion")).ToHaveCountAsync(0);
        await Expect(writing.Target(2)).ToHaveTextAsync("The first paragraph.");
        editor.HadNoTrouble();
        translator.HadNoTrouble();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_changed_source_is_shown_word_by_word_and_taken_over(string culture)
    {
        var story = await site.TakenInAsync($"عنوان الطريق {culture}", "أغلق الطريق يوم الاثنين بسبب الأمطار.", "عاد الناس مشيا.", "لا أحد يعرف متى يفتح.");
        string article;
        using (var person = await AdminClient.SignInAsync(site.Server, "translator", site.PasswordOf("translator")))
            article = (await WorkspaceClient.ClaimAsync(person, story, "en")).Article;
        for (var number = 1; number <= 4; number++)
            await site.WriteAsync(article, number, $"Translation {number}");

        await using var admin = await chromium.NewVisitorAsync(site.Server, culture);
        await admin.SignInAsync("admin", site.PasswordOf("admin"));
        await admin.Page.GotoAsync($"/admin/items/{story}");
        var field = admin.Page.Locator("textarea").Filter(new() { HasText = "أغلق الطريق" });
        await field.FillAsync("أغلق الطريق يوم الثلاثاء بسبب الأمطار.\n\nعاد الناس مشيا.\n\nجاءت الجرافات بعد ساعات طويلة.");
        await admin.Page.Locator(".save-bar button").First.ClickAsync();
        await admin.Page.WaitForURLAsync("**?done=saved");
        await admin.Page.GotoAsync("/admin/items?type=Article");
        await Expect(admin.Page.Locator($"a[href='/admin/translations/{article}/source']")).ToBeVisibleAsync();
        await admin.PictureAsync($"stale-in-list-{culture}");
        admin.HadNoTrouble();

        await using var translator = await chromium.NewVisitorAsync(site.Server, culture);
        await translator.SignInAsync("translator", site.PasswordOf("translator"));
        var page = translator.Page;
        await Expect(page.Locator($"a[href='/admin/translations/{article}/source']").First).ToBeVisibleAsync();
        await page.GotoAsync($"/admin/translations/{article}/source");
        await Expect(page.Locator("ins").First).ToContainTextAsync("الثلاثاء");
        await Expect(page.Locator("del").First).ToContainTextAsync("الاثنين");
        await translator.PictureAsync($"source-change-{culture}");
        await page.SetViewportSizeAsync(390, 780);
        await translator.PictureAsync($"source-change-{culture}-390");
        await page.SetViewportSizeAsync(1280, 860);
        await page.Locator("button[value=update]").ClickAsync();
        await page.WaitForURLAsync($"**/admin/translations/{article}");
        await Expect(page.Locator(".ws-unlinked li")).ToHaveCountAsync(1);
        await translator.PictureAsync($"source-updated-{culture}");
        Assert.Equal(["Translation 1", "Translation 2", "Translation 3", null], (await site.SegmentsAsync(article)).Select(segment => segment.Text));
        translator.HadNoTrouble();
    }

    private async Task<Visitor> VisitAsync(string name, string article)
    {
        var visitor = await chromium.NewVisitorAsync(site.Server);
        await visitor.SignInAsync(name, site.PasswordOf(name));
        await visitor.Page.GotoAsync($"/admin/translations/{article}");
        await new Workspace(visitor.Page).IsLiveAsync();
        return visitor;
    }
}
