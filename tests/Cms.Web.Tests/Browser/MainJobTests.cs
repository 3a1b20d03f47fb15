using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>The working day: an Arabic text comes in, one person translates it, another edits and publishes it, readers read it.</summary>
public abstract class MainJobTests(Sites sites, Chromium chromium)
{
    private const string Headline = "Hawr Reopens Its Library After Repairing the Roof";
    private const string Summary = "The library of Hawr is open again; its books came home from the houses that had kept them dry.";
    private const string Wrong = "A librarian says that two thousand books were saved because people carried them home before the rain.";
    private const string Right = "The librarian says that three thousand books survived because people carried them to their homes before the rain.";
    private const string Reason = "The second paragraph says two thousand books; the original says three thousand.";

    private static readonly string[] Translation =
    [
        Headline,
        "On Wednesday the town of Hawr reopened its public library, after repairing the roof that had partly fallen in last winter.",
        "What is left of the books",
        Wrong,
        "a thousand children’s books;",
        "six hundred novels;",
        "the old school registers.",
        "“I counted the books every night as a shepherd counts his sheep.”",
        "The library is open every day but Friday, from nine in the morning until four in the afternoon.",
    ];

    [Fact]
    public async Task An_Arabic_story_is_claimed_translated_returned_approved_published_and_read()
    {
        var data = await sites.CopyAsync();
        var taken = (await Verb.RunAsync(
            data, "intake", Repository.TestFile("Samples", "story.ar.txt"), "--outlet", "Safsaf Courier", "--url", "https://courier.example/hawr")).Succeeded().Output.TrimEnd();
        var story = taken[(taken.LastIndexOf('(') + 1)..^1];
        await using var server = await CmsProcess.StartAsync(data);
        await server.WatchAsync(() => GoAllTheWayAsync(server, data, story));
    }

    private async Task GoAllTheWayAsync(CmsProcess server, SiteData data, string story)
    {
        await using var translator = await chromium.NewVisitorAsync(server);
        await using var editor = await chromium.NewVisitorAsync(server);

        var article = await ClaimAsync(translator, data, story);
        await TranslateAsync(translator);
        await FillInDetailsAsync(translator, article);
        await SubmitAsync(translator, article);
        await BeRefusedAsync(translator, server, data, article);

        await ReturnAsync(editor, data);
        await CorrectAsync(translator, article);
        await PublishAsync(editor, article);

        var path = await CompareWithEndpointAsync(server, article);
        await ReadAsync(server, path);
        translator.HadNoTrouble();
        editor.HadNoTrouble();
    }

    private async Task<string> ClaimAsync(Visitor translator, SiteData data, string story)
    {
        var page = translator.Page;
        await page.GotoAsync("/admin/sign-in");
        await PictureAsync(translator, "01-sign-in");
        await translator.SignInAsync("translator", data.Accounts["translator"]);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unclaimed in my languages" })).ToBeVisibleAsync();
        await Expect(page.Locator($"a[href='/admin/stories/{story}']")).ToHaveAttributeAsync("dir", "rtl");
        await PictureAsync(translator, "02-queue");
        await translator.ImageAsync("desk");

        await page.Locator($"form[action='/admin/stories/{story}']").GetByRole(AriaRole.Button).ClickAsync();
        await page.WaitForURLAsync("**/admin/translations/*");
        return page.Url.Split('/')[^1];
    }

    private async Task TranslateAsync(Visitor translator)
    {
        var workspace = new Workspace(translator.Page);
        await Expect(workspace.Targets).ToHaveCountAsync(Translation.Length);
        await Expect(workspace.Sources).ToHaveCountAsync(Translation.Length);
        for (var i = 0; i < Translation.Length; i++)
        {
            await Expect(workspace.Sources.Nth(i)).ToHaveAttributeAsync("dir", "rtl");
            await Expect(workspace.Sources.Nth(i)).ToHaveAttributeAsync("lang", "ar");
            await Expect(workspace.Targets.Nth(i)).ToHaveAttributeAsync("dir", "ltr");
            await Expect(workspace.Targets.Nth(i)).ToHaveAttributeAsync("lang", "en");
        }

        await Expect(workspace.Sources.First).ToContainTextAsync("بلدة الحور");
        await PictureAsync(translator, "03-workspace-empty");
        for (var i = 0; i < Translation.Length; i++)
        {
            await workspace.TranslateAsync(i + 1, Translation[i]);
            if (i == 4)
            {
                await workspace.IsSavedAsync();
                await PictureAsync(translator, "04-workspace-half");
                await translator.ImageAsync("workspace");
            }
        }

        await workspace.IsSavedAsync();
        await Expect(translator.Page.Locator(".ws-progress")).ToContainTextAsync($"{Translation.Length} of {Translation.Length} segments");
        await translator.Page.ReloadAsync();
        for (var i = 0; i < Translation.Length; i++)
            await Expect(workspace.Target(i + 1)).ToHaveTextAsync(Translation[i]);
    }

    private async Task FillInDetailsAsync(Visitor translator, string article)
    {
        var page = translator.Page;
        await page.GotoAsync($"/admin/items/{article}");
        await page.FillAsync("[name='Article.Summary']", Summary);
        await page.SelectOptionAsync("[name='Article.Section']", new SelectOptionValue { Label = "Culture" });
        var keywords = page.Locator("[data-name='Article.Keywords'] input[list]");
        foreach (var keyword in new[] { "Libraries", "heritage" })
        {
            await keywords.FillAsync(keyword);
            await keywords.PressAsync("Enter");
        }

        await page.FillAsync("[data-name='Article.ReadAlso'] input[type=search]", "Nobody Is Late");
        await page.Locator("[data-name='Article.ReadAlso'] [role=option]").Filter(new() { HasText = "Nobody Is Late" }).First.ClickAsync();
        await PictureAsync(translator, "05-details");
        await page.SelectOptionAsync("[name='Article.Kind']", new SelectOptionValue { Value = "news" });
        await translator.SaveItemAsync();
        await Expect(page.Locator("[data-name='Article.Keywords'] [data-picked]")).ToContainTextAsync("Heritage");
    }

    private async Task SubmitAsync(Visitor translator, string article)
    {
        var workspace = new Workspace(translator.Page);
        await translator.Page.GotoAsync($"/admin/translations/{article}");
        await Expect(workspace.Action("Submit")).ToBeEnabledAsync();
        await workspace.ActAsync("Submit");
        await Expect(translator.Page.Locator(".note.good")).ToContainTextAsync(Headline);
        await PictureAsync(translator, "06-submitted");

        await translator.Page.GotoAsync($"/admin/translations/{article}");
        await Expect(workspace.Targets.First).ToBeVisibleAsync();
        Assert.Equal(0, await workspace.Action("Approve").And(translator.Page.Locator(":enabled")).CountAsync());
        await PictureAsync(translator, "07-translator-may-not-approve");
    }

    /// <summary>The translator forces what the screen does not offer, by the API and by the form.</summary>
    private static async Task BeRefusedAsync(Visitor translator, CmsProcess server, SiteData data, string article)
    {
        using var forcing = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        var client = new WorkspaceClient(forcing, article);
        var seen = (int)(await client.ReadAsync())["number"]!;
        foreach (var outcome in new[] { "Approve", "Return", "Send for review", "Publish" })
        {
            var (status, body) = await client.ActAsync(outcome, seen, "Please.");
            var expected = outcome == "Publish" ? HttpStatusCode.Conflict : HttpStatusCode.Forbidden; // no such way out of this state
            Assert.True(status == expected, $"{outcome}: {(int)status} {body}");
        }

        await translator.Page.GotoAsync($"/admin/translations/{article}");
        await Expect(translator.Page.Locator(".chip.state-editing").First).ToBeVisibleAsync();
    }

    private async Task ReturnAsync(Visitor editor, SiteData data)
    {
        var page = editor.Page;
        await editor.SignInAsync("editor", data.Accounts["editor"]);
        var waiting = page.Locator("section[aria-labelledby=waiting]");
        await Expect(waiting.GetByRole(AriaRole.Link, new() { Name = Headline, Exact = true })).ToBeVisibleAsync();
        await PictureAsync(editor, "08-editor-queue");
        await waiting.GetByRole(AriaRole.Link, new() { Name = Headline, Exact = true }).ClickAsync();

        var workspace = new Workspace(page);
        await workspace.IsLiveAsync();
        await Expect(workspace.Target(4)).ToHaveTextAsync(Wrong);
        await Expect(workspace.Action("Approve")).ToBeEnabledAsync();
        await workspace.Action("Return").ClickAsync();
        await page.GetByLabel("Reason").FillAsync(Reason);
        await PictureAsync(editor, "09-return");
        await workspace.Action("Return").ClickAsync();
        await page.WaitForURLAsync("**/admin?done=*");
    }

    private async Task CorrectAsync(Visitor translator, string article)
    {
        var page = translator.Page;
        await page.GotoAsync("/admin");
        await Expect(page.Locator("section[aria-labelledby=mine]")).ToContainTextAsync(Reason);
        await PictureAsync(translator, "10-returned");
        await page.GotoAsync($"/admin/translations/{article}");
        await Expect(page.Locator(".reason").First).ToContainTextAsync(Reason);

        var workspace = new Workspace(page);
        await workspace.TranslateAsync(4, Right);
        await workspace.IsSavedAsync();
        await PictureAsync(translator, "11-corrected");
        await workspace.ActAsync("Submit");
    }

    private async Task PublishAsync(Visitor editor, string article)
    {
        await editor.Page.GotoAsync($"/admin/items/{article}");
        var keywords = editor.Page.Locator("[data-name='Article.Keywords'] input[list]");
        await keywords.FillAsync("Hawr"); // a new one, made on the fly
        await keywords.PressAsync("Enter");
        await editor.SaveItemAsync();

        var workspace = new Workspace(editor.Page);
        await editor.Page.GotoAsync($"/admin/translations/{article}");
        await Expect(workspace.Target(4)).ToHaveTextAsync(Right);
        await PictureAsync(editor, "12-editing");
        await workspace.ActAsync("Approve");
        await PictureAsync(editor, "13-ready");
        await editor.Page.GotoAsync($"/admin/translations/{article}");
        await workspace.ActAsync("Publish");
        await Expect(editor.Page.Locator(".note.good")).ToContainTextAsync("published");
        await PictureAsync(editor, "14-published");
    }

    /// <summary>What the contract's own query says of the article.</summary>
    private static async Task<string> CompareWithEndpointAsync(CmsProcess server, string article)
    {
        var found = await server.DataAsync("query($id: String!) { article(where: { contentItemId: $id }) { path } }", new { id = article });
        var path = (string)found["article"]![0]!["path"]!;
        var answer = await server.DataAsync(await File.ReadAllTextAsync(Repository.TestFile("Contract", "article.graphql")), new { path });
        var shown = answer["article"]!.AsArray().Single()!;

        Assert.Equal(Headline, (string?)shown["displayText"]);
        Assert.Equal(Summary, (string?)shown["summary"]);
        Assert.Equal(Body, (string?)shown["markdownBody"]!["markdown"]);
        var source = shown["source"]!;
        Assert.Equal("بلدة الحور تعيد فتح مكتبتها بعد ترميم سقفها", (string?)source["originalTitle"]);
        Assert.Equal("ar", (string?)source["originalLanguage"]);
        Assert.Equal("https://courier.example/hawr", (string?)source["originalUrl"]);
        Assert.False((bool)source["stale"]!);
        Assert.Equal("Safsaf Courier", (string?)source["outlet"]!["contentItems"]![0]!["displayText"]);
        Assert.Equal(
            ["TRANSLATOR Rima K. contributors/rima-k", "EDITOR Maya L. contributors/maya-l"],
            shown["translator"]!["credits"]!.AsArray().Select(c => $"{c!["role"]} {c["name"]} {c["contributor"]!["path"]}"));
        Assert.StartsWith("Translated from Safsaf Courier and edited by Dragoman.", (string?)shown["disclaimer"]!["text"], StringComparison.Ordinal);
        Assert.Empty(shown["notices"]!.AsArray());
        Assert.Equal(["Culture"], Names(shown["section"]!["termContentItems"]!));
        Assert.Equal(["Libraries", "Heritage", "Hawr"], Names(shown["keywords"]!["termContentItems"]!));
        Assert.Equal("news/nobody-is-late-to-a-library", (string?)shown["readAlso"]!["contentItems"]![0]!["path"]);
        Assert.Equal("en", (string?)shown["localization"]!["culture"]);
        return path;
    }

    private async Task ReadAsync(CmsProcess server, string path)
    {
        await using var reader = await chromium.NewVisitorAsync(server);
        var page = reader.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = Headline }).First.ClickAsync();
        await page.WaitForURLAsync($"**/{path}");
        await PictureAsync(reader, "15-public-page");
        await reader.ImageAsync("article");

        await Expect(page.Locator("h1")).ToHaveTextAsync(Headline);
        await Expect(page.Locator(".standfirst")).ToHaveTextAsync(Summary);
        await Expect(page.Locator(".body")).ToContainTextAsync(Right);
        await Expect(page.Locator(".body li")).ToHaveCountAsync(3);
        await Expect(page.Locator(".body blockquote")).ToContainTextAsync("as a shepherd counts his sheep");
        await Expect(page.Locator(".source")).ToContainTextAsync("Safsaf Courier");
        await Expect(page.Locator(".original-title")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(page.Locator(".credits [data-role=translator]")).ToContainTextAsync("Rima K.");
        await Expect(page.Locator(".credits [data-role=editor]")).ToContainTextAsync("Maya L.");
        await Expect(page.Locator(".disclaimer")).ToContainTextAsync("Translated from Safsaf Courier and edited by Dragoman.");
        await Expect(page.Locator(".keywords")).ToContainTextAsync("Libraries");
        await Expect(page.Locator(".keywords")).ToContainTextAsync("Hawr");
        await Expect(page.Locator(".read-also")).ToContainTextAsync("Nobody Is Late to a Library");
        reader.HadNoTrouble();
    }

    private static string Body => string.Join("\n\n",
        Translation[1],
        "## " + Translation[2],
        Right,
        "- " + string.Join("\n- ", Translation[4..7]),
        "> " + Translation[7],
        Translation[8]);

    private static IEnumerable<string?> Names(JsonNode terms) => terms.AsArray().Select(t => (string?)t!["displayText"]);

    private Task PictureAsync(Visitor visitor, string name) => visitor.PictureAsync($"{sites.Provider.ToLowerInvariant()}-{name}");
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteMainJobTests(SqliteSites sites, Chromium chromium) : MainJobTests(sites, chromium), IClassFixture<Chromium>;

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlMainJobTests(PostgreSqlSites sites, Chromium chromium) : MainJobTests(sites, chromium), IClassFixture<Chromium>;
