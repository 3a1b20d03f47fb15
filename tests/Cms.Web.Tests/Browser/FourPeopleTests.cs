using System.Globalization;
using System.Net;
using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>The whole life of a piece, by four people with different rights: it is taken in, claimed, translated, returned,
/// approved, scheduled, published by the clock, corrected and taken down.</summary>
public abstract class FourPeopleTests(Sites sites, Chromium chromium)
{
    private const string Password = "four words nobody combines";
    private const string Headline = "The Ferry of Hawr Sails Again";
    private const string Correction = "An earlier version said that the ferry carries forty people. It carries fourteen.";

    private static readonly string[] Original =
        ["عبّارة الحور تبحر من جديد", "عادت عبّارة بلدة الحور إلى العمل يوم السبت بعد توقف دام عاماً.", "تحمل العبّارة أربعة عشر راكباً في كل رحلة."];

    private static readonly string[] Translation =
        [Headline, "The ferry of the town of Hawr went back to work on Saturday after a year’s pause.", "The ferry carries fourteen passengers on each trip."];

    [Fact]
    public async Task A_piece_lives_from_intake_to_takedown_through_the_hands_of_four()
    {
        var data = await sites.CopyAsync();
        foreach (var (name, role) in new[] { ("ines", "Editor"), ("edda", "Editor"), ("mona", "Managing editor") })
            (await Verb.RunAsync(data, Password + "\n", ["user", "add", name, "--role", role])).Succeeded();
        (await Verb.RunAsync(data, Password + "\n", ["user", "add", "tarek", "--role", "Translator", "--pair", "ar:en"])).Succeeded();
        await using var server = await CmsProcess.StartAsync(data);
        await server.WatchAsync(() => LiveAsync(server));
    }

    private async Task LiveAsync(CmsProcess server)
    {
        await using var ines = await SignInAsync(server, "ines");
        await using var tarek = await SignInAsync(server, "tarek");
        await using var edda = await SignInAsync(server, "edda");
        await using var mona = await SignInAsync(server, "mona");

        var story = await TakeInAsync(ines);
        var article = await ClaimAsync(tarek, story);
        await TranslateAsync(tarek, article);
        await IsRefusedAsync(tarek, $"/admin/items/{article}/notices");

        await ReturnAsync(edda, article, "Please check the name of the town.");
        await SubmitAsync(tarek, article);
        await ApproveAsync(edda, article);

        var path = await ScheduleAsync(mona, server, article);
        await CorrectAsync(mona, server, article, path);
        await TakeDownAsync(mona, server, story, path);

        await PictureAsync(mona, "4-trail", $"/admin/audit?item={article}");
        await Expect(mona.Page.Locator("main")).ToContainTextAsync("Somebody in it is in danger.");
        await Expect(mona.Page.Locator("main")).ToContainTextAsync("tarek");
        foreach (var person in new[] { ines, tarek, edda, mona })
            person.HadNoTrouble();
    }

    private static async Task<string> TakeInAsync(Visitor ines)
    {
        var page = ines.Page;
        await page.GotoAsync("/admin/intake");
        await page.FillAsync("#text", string.Join("\n\n", Original));
        await page.FillAsync("#outlet", "Safsaf Courier");
        await page.FillAsync("#language", "ar");
        await page.SelectOptionAsync("#as", new SelectOptionValue { Value = "Source" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Take in", Exact = true }).ClickAsync();
        var open = page.GetByRole(AriaRole.Link, new() { Name = "Open:" });
        await open.ClickAsync();
        await page.WaitForURLAsync("**/admin/stories/*");
        return page.Url.Split('/')[^1];
    }

    private static async Task<string> ClaimAsync(Visitor tarek, string story)
    {
        await tarek.Page.GotoAsync("/admin");
        await tarek.Page.Locator($"form[action='/admin/stories/{story}']").GetByRole(AriaRole.Button).First.ClickAsync();
        await tarek.Page.WaitForURLAsync("**/admin/translations/*");
        return tarek.Page.Url.Split('/')[^1];
    }

    private static async Task TranslateAsync(Visitor tarek, string article)
    {
        var page = tarek.Page;
        var workspace = new Workspace(page);
        await Expect(workspace.Targets).ToHaveCountAsync(Translation.Length);
        for (var i = 0; i < Translation.Length; i++)
            await workspace.TranslateAsync(i + 1, Translation[i]);
        await workspace.IsSavedAsync();

        await page.GotoAsync($"/admin/items/{article}");
        await page.FillAsync("[name='Article.Summary']", "After a year at the quay the ferry of Hawr carries people over the river again.");
        await page.SelectOptionAsync("[name='Article.Section']", new SelectOptionValue { Label = "Culture" });
        await tarek.SaveItemAsync();
        await SubmitAsync(tarek, article);
    }

    private static async Task SubmitAsync(Visitor tarek, string article)
    {
        await tarek.Page.GotoAsync($"/admin/translations/{article}");
        await new Workspace(tarek.Page).ActAsync("Submit");
    }

    private static async Task IsRefusedAsync(Visitor visitor, string address)
    {
        visitor.Expected.Add("403");
        var answer = await visitor.Page.GotoAsync(address);
        Assert.Equal((int)HttpStatusCode.Forbidden, answer!.Status);
    }

    private static async Task ReturnAsync(Visitor edda, string article, string reason)
    {
        await edda.Page.GotoAsync($"/admin/translations/{article}");
        await new Workspace(edda.Page).ActAsync("Return", reason);
    }

    private static async Task ApproveAsync(Visitor edda, string article)
    {
        await edda.Page.GotoAsync($"/admin/translations/{article}");
        await new Workspace(edda.Page).ActAsync("Approve");
    }

    /// <summary>For the next full minute, by the clock of a zone far away; then waits for it.</summary>
    private async Task<string> ScheduleAsync(Visitor mona, CmsProcess server, string article)
    {
        var page = mona.Page;
        await page.GotoAsync($"/admin/items/{article}/schedule");
        var publish = page.Locator("form").Filter(new() { HasText = "Publish later" });
        var due = DateTime.UtcNow.AddSeconds(75);
        var there = TimeZoneInfo.ConvertTimeFromUtc(due, TimeZoneInfo.FindSystemTimeZoneById("Asia/Damascus"));
        await publish.Locator("input[name=at]").FillAsync(there.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await publish.Locator("input[name=zone]").FillAsync("Asia/Damascus");
        await publish.GetByRole(AriaRole.Button, new() { Name = "Schedule" }).ClickAsync();
        await Expect(page.Locator(".note.good")).ToBeVisibleAsync();
        await PictureAsync(mona, "1-scheduled");
        Assert.Empty((await server.DataAsync(Article, new { id = article }))["article"]!.AsArray());

        for (var patience = 0; ; patience++)
        {
            var found = (await server.DataAsync(Article, new { id = article }))["article"]!.AsArray();
            if (found.Count == 1)
            {
                Assert.True(DateTime.UtcNow >= due.AddSeconds(-due.Second - 1), "It was public before its time.");
                Assert.Equal(Headline, (string?)found[0]!["displayText"]);
                return (string)found[0]!["path"]!;
            }

            Assert.True(patience < 300, "What was scheduled never became public.");
            await Task.Delay(500);
        }
    }

    private async Task CorrectAsync(Visitor mona, CmsProcess server, string article, string path)
    {
        var page = mona.Page;
        await page.GotoAsync($"/admin/items/{article}/notices");
        var form = page.Locator("form").Filter(new() { HasText = "Correct in public" });
        await form.Locator("#kind").SelectOptionAsync(new SelectOptionValue { Value = "mistranslation" });
        await form.Locator("#text").FillAsync(Correction);
        var body = form.Locator("#body");
        await body.FillAsync((await body.InputValueAsync()).Replace("fourteen passengers", "14 passengers", StringComparison.Ordinal));
        await form.GetByRole(AriaRole.Button, new() { Name = "Publish the notice" }).ClickAsync();
        await Expect(page.Locator(".note.good")).ToBeVisibleAsync();

        await using var reader = await chromium.NewVisitorAsync(server);
        await reader.Page.GotoAsync("/" + path);
        await Expect(reader.Page.Locator("main")).ToContainTextAsync(Correction);
        await Expect(reader.Page.Locator(".body")).ToContainTextAsync("14 passengers");
        await PictureAsync(reader, "2-corrected");
        reader.HadNoTrouble();
    }

    private async Task TakeDownAsync(Visitor mona, CmsProcess server, string story, string path)
    {
        var page = mona.Page;
        await page.GotoAsync($"/admin/items/{story}/notices");
        var form = page.Locator("form").Filter(new() { HasText = "Take down" });
        await Expect(form).ToContainTextAsync(Headline); // what goes with it
        await form.Locator("#reason").FillAsync("Somebody in it is in danger.");
        await form.GetByRole(AriaRole.Button, new() { Name = "Take down", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/notices", StringComparison.Ordinal));

        await using var reader = await chromium.NewVisitorAsync(server);
        reader.Expected.Add("410");
        var answer = await reader.Page.GotoAsync("/" + path);
        Assert.Equal((int)HttpStatusCode.Gone, answer!.Status);
        await PictureAsync(reader, "3-gone");
        await Expect(reader.Page.Locator("body")).Not.ToContainTextAsync(Headline);
        await reader.Page.GotoAsync("/");
        await Expect(reader.Page.Locator("body")).Not.ToContainTextAsync(Headline);
        reader.HadNoTrouble();
    }

    private const string Article = "query($id: String!) { article(where: { contentItemId: $id }) { displayText path } }";

    private async Task<Visitor> SignInAsync(CmsProcess server, string name)
    {
        var visitor = await chromium.NewVisitorAsync(server);
        visitor.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await visitor.SignInAsync(name, Password);
        return visitor;
    }

    private async Task PictureAsync(Visitor visitor, string name, string? address = null)
    {
        if (address is not null)
            await visitor.Page.GotoAsync(address);
        await visitor.PictureAsync($"{sites.Provider.ToLowerInvariant()}-four-{name}");
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteFourPeopleTests(SqliteSites sites, Chromium chromium) : FourPeopleTests(sites, chromium), IClassFixture<Chromium>;

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlFourPeopleTests(PostgreSqlSites sites, Chromium chromium) : FourPeopleTests(sites, chromium), IClassFixture<Chromium>;
