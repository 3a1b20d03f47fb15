using System.Collections.Concurrent;
using System.Globalization;
using Cms.Web.Tests.Running;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>A person at a browser. Whatever the browser complains about meanwhile (scripts, styles, content security policy,
/// answers of 500 and more) fails the test when they leave.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visitor(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What is part of the test: a message that contains one of these is no complaint.</summary>
    public IList<string> Expected { get; } = [];

    public static async Task<Visitor> CreateAsync(IBrowserContext context)
    {
        await context.AddInitScriptAsync("""
            document.addEventListener('securitypolicyviolation', (e) => console.error(`CSP: ${e.violatedDirective} blocked ${e.blockedURI} in ${e.sourceFile}:${e.lineNumber}`));
            """);
        var visitor = new Visitor(context, await context.NewPageAsync());
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visitor._complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => visitor._complaints.Enqueue($"script: {error.Error}");
        context.Response += (_, response) =>
        {
            if (response.Status >= 500)
                visitor._complaints.Enqueue($"answer: {response.Status} {response.Url}");
        };
        return visitor;
    }

    public async Task SignInAsync(string name, string password)
    {
        await Page.GotoAsync("/admin/sign-in");
        await Page.FillAsync("#name", name);
        await Page.FillAsync("#password", password);
        await Page.Locator("form:has(#password) button").First.ClickAsync();
        await Page.WaitForURLAsync("**/admin");
    }

    /// <summary>Saves the item that is open; where that is refused, shows the reasons.</summary>
    public async Task SaveItemAsync()
    {
        await Page.Locator(".save-bar").GetByRole(AriaRole.Button, new() { Name = "Save draft" }).ClickAsync();
        await Page.Locator("[role=alert], [role=status].note.good").First.WaitForAsync();
        var alerts = await Page.Locator("[role=alert]").AllInnerTextsAsync();
        Assert.True(alerts.Count == 0, string.Join('\n', alerts));
        Assert.EndsWith("?done=saved", Page.Url, StringComparison.Ordinal);
    }

    /// <summary>The page as it is now, in <c>artifacts/screenshots/</c>.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>A picture of the README: written only when <c>CMS_WRITE_IMAGES=1</c> asks for it, since pictures differ from machine to machine.</summary>
    public async Task ImageAsync(string name)
    {
        if (!TestRun.WritesImages)
            return;
        var folder = Path.Combine(Repository.Root, "docs", "images");
        Directory.CreateDirectory(folder);
        await Page.EvaluateAsync("scrollTo(0, 0)");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>Fails when the browser had anything to complain about.</summary>
    public void HadNoTrouble()
    {
        var trouble = _complaints.Where(c => !Expected.Any(e => c.Contains(e, StringComparison.Ordinal))).Distinct().ToArray();
        Assert.True(trouble.Length == 0, string.Create(CultureInfo.InvariantCulture, $"The browser complained {trouble.Length} times:\n{string.Join('\n', trouble)}"));
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
