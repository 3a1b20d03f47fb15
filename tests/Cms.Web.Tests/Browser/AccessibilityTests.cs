using System.Diagnostics;
using System.Text.Json;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Browser;

/// <summary>axe-core finds nothing serious, in an interface from left to right and in one from right to left.</summary>
[Collection(SqliteSites.Collection)]
public sealed class AccessibilityTests(SqliteSites sites, Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Lazy<Task<string>> Axe = new(LoadAxeAsync);

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task No_screen_has_a_serious_barrier(string culture)
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        string article;
        using (var person = await AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]))
            article = (await WorkspaceClient.ClaimAsync(person, "storystorks000000000000000", "en")).Article;

        await using var visitor = await chromium.NewVisitorAsync(server, culture);
        var found = new List<string>();
        found.AddRange(await FindAsync(visitor, "/admin/sign-in", culture));
        await visitor.SignInAsync("admin", data.Accounts["admin"]);
        foreach (var address in new[]
                 {
                     "/admin", $"/admin/translations/{article}", "/admin/stories/storytariff000000000000000", "/admin/items", "/admin/items/articlewalnutsquare0000000",
                     "/admin/items/storystorks000000000000000", "/admin/media", "/admin/users", "/admin/intake", "/admin/workflows", "/admin/workflows/workfloweditorial000000000", "/admin/workflows/new", $"/admin/workflows/runs/{article}", "/admin/account", "/admin/no-such-screen",
                 })
            found.AddRange(await FindAsync(visitor, address, culture));
        found.AddRange(await FindInWorkspaceAsync(visitor, $"/admin/translations/{article}", culture));
        foreach (var address in new[] { "/", "/news/nobody-is-late-to-a-library", "/keywords/water", "/outlets/safsaf-courier", "/no/such/page" })
            found.AddRange(await FindAsync(visitor, address, culture: null));

        Assert.True(found.Count == 0, string.Join("\n", found));
        visitor.Expected.Add("404");
        visitor.HadNoTrouble();
    }

    private static async Task<IEnumerable<string>> FindAsync(Visitor visitor, string address, string? culture)
    {
        await visitor.Page.GotoAsync(address);
        await visitor.PictureAsync($"axe-{culture ?? "public"}{address.Replace('/', '-')}");
        if (culture is not null)
        {
            Assert.Equal(culture, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.Equal(culture == "ar" ? "rtl" : "ltr", await visitor.Page.Locator("html").GetAttributeAsync("dir"));
        }

        return await FindNowAsync(visitor, address, culture);
    }

    /// <summary>The workspace with each of its panels, what is asked over it, and on a small screen.</summary>
    private static async Task<List<string>> FindInWorkspaceAsync(Visitor visitor, string address, string culture)
    {
        var (page, found) = (visitor.Page, new List<string>());
        foreach (var (width, height) in new[] { (390, 780), (1024, 768), (1280, 860) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(address);
            await page.Locator(".ws-text").Nth(1).FocusAsync();
            await page.Keyboard.InsertTextAsync("The storks / طيور");
            await visitor.PictureAsync($"workspace-{culture}-{width}");
            found.AddRange(await FindNowAsync(visitor, $"{address} at {width}", culture));
        }

        for (var panel = 1; panel < 4; panel++)
        {
            await page.Locator(".ws-tabs button").Nth(panel).ClickAsync();
            await page.WaitForTimeoutAsync(panel == 3 ? 1500 : 300);
            await visitor.PictureAsync($"workspace-{culture}-panel-{panel}");
            found.AddRange(await FindNowAsync(visitor, $"{address} with panel {panel}", culture));
        }

        await page.Locator(".ws-text").Nth(2).FocusAsync();
        foreach (var keys in new[] { "Control+k", "Alt+o", "Alt+Shift+c", "Control+f" })
        {
            await page.Keyboard.PressAsync(keys);
            await visitor.PictureAsync($"workspace-{culture}-{keys}");
            found.AddRange(await FindNowAsync(visitor, $"{address} after {keys}", culture));
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Locator(".ws-status button[aria-haspopup=dialog]").Last.ClickAsync();
        await visitor.PictureAsync($"workspace-{culture}-keys");
        found.AddRange(await FindNowAsync(visitor, $"{address} with its keys", culture));
        return found;
    }

    private static async Task<IEnumerable<string>> FindNowAsync(Visitor visitor, string address, string? culture)
    {
        await visitor.Page.EvaluateAsync(await Axe.Value);
        var violations = await visitor.Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
                .violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
                .map((v) => `${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160) + ' (' + (n.any[0]?.message ?? n.all[0]?.message ?? '') + ')').join(' | ')}`)
            """);
        return violations.EnumerateArray().Select(v => $"{culture ?? "public"} {address}: {v.GetString()}");
    }

    private static async Task<string> LoadAxeAsync()
    {
        var folder = Repository.TestFile("Browser");
        var file = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(file))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = folder })
                ?? throw new InvalidOperationException("npm did not start.");
            await npm.WaitForExitAsync();
            Assert.True(npm.ExitCode == 0, $"npm ci failed in {folder}.");
        }

        return await File.ReadAllTextAsync(file);
    }
}
