using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Cms.Web.Tests.Browser;

/// <summary>The newsroom's workflow, drawn from nothing with the keyboard alone, and a piece that goes its way on it.</summary>
[Collection(SqliteSites.Collection)]
public sealed class WorkflowDesignerTests(SqliteSites sites, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Recipes = "/admin/workflows/workfloweditorial000000000";

    private static readonly string[] Desk = ["Editor", "Managing editor"];

    [Fact]
    public async Task A_workflow_is_drawn_with_the_keyboard_alone_saved_tried_and_watched_while_it_runs()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        await server.WatchAsync(() => DrawAndRunAsync(server, data));
    }

    private async Task DrawAndRunAsync(CmsProcess server, SiteData data)
    {
        await using var chief = await chromium.NewVisitorAsync(server);
        await chief.SignInAsync("admin", data.Accounts["admin"]);
        await TurnOffAsync(chief.Page);

        await chief.Page.GotoAsync("/admin/workflows/new");
        await DrawAsync(chief.Page);
        await chief.PictureAsync("designer-drawn");
        await Expect(chief.Page.GetByRole(AriaRole.Tab, new() { Name = "Findings", Exact = true })).ToBeVisibleAsync();
        await SaveAsync(chief.Page, 1);
        var drawn = await ExportAsync(chief.Page);
        Assert.Equal(await ShapeAsync(Recipes, chief.Page), Shape(drawn));

        using var translator = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);
        var piece = await WorkspaceClient.ClaimAsync(translator, "storystorks000000000000000", "en");
        await chief.Page.GotoAsync($"/admin/workflows/runs/{piece.Article}");
        await Expect(Waiting(chief.Page)).ToHaveTextAsync("Translate");
        await Expect(chief.Page.Locator(".crumbs")).ToContainTextAsync("Our desk");

        await SubmitAsync(piece);
        await Expect(Waiting(chief.Page)).ToHaveTextAsync("Edit");
        await Expect(chief.Page.Locator(".wd-steps li").Last).ToContainTextAsync("Submit");
        await chief.PictureAsync("designer-run");
        await chief.Page.GotoAsync("/admin/workflows/runs?search=our+desk");
        await chief.Page.Locator(".row-title").ClickAsync();
        await Expect(Waiting(chief.Page)).ToHaveTextAsync("Edit");
        chief.HadNoTrouble();
    }

    [Fact]
    public async Task Somebody_elses_version_is_never_overwritten_unseen_and_a_finding_is_put_right_by_a_key()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        await using var one = await chromium.NewVisitorAsync(server);
        await using var other = await chromium.NewVisitorAsync(server);
        one.Expected.Add("409");
        foreach (var visitor in new[] { one, other })
        {
            await visitor.SignInAsync("admin", data.Accounts["admin"]);
            await visitor.Page.GotoAsync(Recipes);
        }

        await other.Page.GetByLabel("Name").FillAsync("Theirs");
        await SaveAsync(other.Page, 2);

        var page = one.Page;
        await page.GetByLabel("Name").FillAsync("Mine");
        await page.Keyboard.PressAsync("Control+S");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("version 2");
        await one.PictureAsync("designer-conflict");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show version 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Theirs");

        await page.Locator(".react-flow__node", new() { HasText = "Finished" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".react-flow__node")).ToHaveCountAsync(6);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Findings" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it right" }).First.PressAsync("Enter");
        await Expect(page.Locator(".react-flow__node")).ToHaveCountAsync(7);
        await page.Keyboard.PressAsync("Control+Z");
        await page.Keyboard.PressAsync("Control+Z");
        await Expect(page.Locator(".react-flow__node", new() { HasText = "Finished" })).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Tab, new() { Name = "Try it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await Expect(page.Locator(".wd-now")).ToContainTextAsync("Translate");
        await page.GetByLabel("Editor 1").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(page.Locator(".wd-now")).ToContainTextAsync("Edit");
        await Expect(page.Locator("label", new() { HasText = "Editor 1" }).First).ToContainTextAsync("translated this version");
        await one.PictureAsync("designer-trial");
        one.HadNoTrouble();
        other.HadNoTrouble();
    }

    /// <summary>The recipe's own type, so that the drawn one has the desk for itself.</summary>
    private static async Task TurnOffAsync(IPage page)
    {
        await page.GotoAsync(Recipes);
        await page.GetByLabel("Name").FocusAsync();
        await new DesignerKeyboard(page).TickAsync("Enabled");
        await SaveAsync(page, 2);
    }

    private static async Task DrawAsync(IPage page)
    {
        var keys = new DesignerKeyboard(page);
        await page.GetByLabel("Name").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Our desk");
        await keys.TickAsync("Enabled");

        await keys.AddAsync("Content created", "Article created");
        await keys.TickAsync("Article");
        await keys.AddTaskAsync("Translate", ["Submit"], ["Editor", "Managing editor", "Translator"], "translation", isTranslating: true);
        await keys.AddTaskAsync("Edit", ["Approve", "Return", "Send for review"], Desk, "editing", commentRequired: ["Return"], dueHours: "24");
        await keys.AddTaskAsync("Review", ["Approve", "Return"], Desk, "review", commentRequired: ["Return"]);
        await keys.AddTaskAsync("Ready", ["Publish", "Return"], Desk, "ready", commentRequired: ["Return"]);
        await keys.AddAsync("Publish content", "Publish");
        await keys.AddAsync("Log", "Finished");

        await keys.ConnectAsync("Article created", ("Done", "Translate"));
        await keys.ConnectAsync("Translate", ("Submit", "Edit"));
        await keys.ConnectAsync("Edit", ("Approve", "Ready"), ("Return", "Translate"), ("Send for review", "Review"));
        await keys.ConnectAsync("Review", ("Approve", "Ready"), ("Return", "Edit"));
        await keys.ConnectAsync("Ready", ("Publish", "Publish"), ("Return", "Edit"));
        await keys.ConnectAsync("Publish", ("Published", "Finished"), ("Nothing to do", "Finished"));
        await keys.PressOnCanvasAsync("l");
    }

    private static async Task SaveAsync(IPage page, int version)
    {
        await page.Keyboard.PressAsync("Control+S");
        await Expect(page.Locator(".wd-save-state, [role=alert]").First).ToHaveTextAsync($"Version {version}");
    }

    private static async Task SubmitAsync(WorkspaceClient piece)
    {
        var workspace = await piece.ReadAsync();
        foreach (var segment in workspace["segments"]!.AsArray().Where(segment => (bool)segment!["isTranslatable"]!))
        {
            var saved = await piece.SaveAsync((string)segment!["id"]!, 0, $"In English, {segment["position"]}.");
            Assert.Equal((HttpStatusCode.OK, "saved"), (saved.Status, saved.Kind));
        }

        var (status, body) = await piece.ActAsync("Submit", (int)workspace["number"]!);
        Assert.True(status == HttpStatusCode.OK, body?.ToString());
    }

    private static ILocator Waiting(IPage page) => page.Locator(".wd-node.is-waiting .wd-title");

    private static async Task<JsonNode> ExportAsync(IPage page) =>
        await ReadAsync(page, page.Url.Split('/')[^1]);

    private static async Task<JsonNode> ReadAsync(IPage page, string id) => JsonNode.Parse(await page.EvaluateAsync<string>(
        "async id => JSON.stringify((await (await fetch(`/admin/api/workflows/types/${id}`)).json()).type)", id))!;

    private static async Task<string> ShapeAsync(string address, IPage page) => Shape(await ReadAsync(page, address.Split('/')[^1]));

    /// <summary>What a type does, without ids, places and the log's text: titles, kinds, properties, and what leads where.</summary>
    private static string Shape(JsonNode type)
    {
        var titles = type["Activities"]!.AsArray().ToDictionary(a => (string)a!["ActivityId"]!, a => (string)a!["Properties"]!["ActivityMetadata"]!["Title"]!);
        var activities = type["Activities"]!.AsArray().Select(a => string.Join(' ', [
            (string)a!["Name"]!, (bool)a["IsStart"]! ? "starts" : "",
            .. a["Properties"]!.AsObject().Where(p => p.Key is not ("Text" or "LogLevel"))
                .Select(p => $"{p.Key}={(p.Value is JsonArray list ? string.Join(',', list.Select(x => x!.ToString()).Order(StringComparer.Ordinal)) : p.Value!.ToJsonString())}")
                .Order(StringComparer.Ordinal)]));
        var transitions = type["Transitions"]!.AsArray().Select(t =>
            $"{titles[(string)t!["SourceActivityId"]!]} -{t["SourceOutcomeName"]}-> {titles[(string)t["DestinationActivityId"]!]}");
        return string.Join('\n', activities.Concat(transitions).Order(StringComparer.Ordinal));
    }
}
