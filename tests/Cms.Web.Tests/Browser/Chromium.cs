using Cms.Web.Tests.Running;
using Microsoft.Playwright;

namespace Cms.Web.Tests.Browser;

/// <summary>The installed Chromium, driven by Playwright; a test without it fails and says what to do.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a step may take on a machine that does other things as well; far more than any takes by itself.</summary>
    private const int PatienceMs = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none", "--hide-scrollbars"],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A person with a browser of their own: own cookies, own storage.</summary>
    /// <param name="culture">Language of the interface, as the browser asks for it.</param>
    internal async Task<Visitor> NewVisitorAsync(CmsProcess server, string culture = "en")
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = server.Address.GetLeftPart(UriPartial.Authority),
            Locale = culture,
            TimezoneId = "UTC",
            ViewportSize = new ViewportSize { Width = 1280, Height = 860 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMs);
        return await Visitor.CreateAsync(context);
    }

    /// <summary>A page of no site, without any policy of its own.</summary>
    internal async Task<IPage> BlankPageAsync() => await (await _browser!.NewContextAsync()).NewPageAsync();

    internal static string Find()
    {
        if (Environment.GetEnvironmentVariable("CMS_TEST_CHROMIUM") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : throw new InvalidOperationException($"CMS_TEST_CHROMIUM is {given}, where there is no file.");
        }

        var found = from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    from name in new[] { "chromium", "chromium-browser", "google-chrome" }
                    select Path.Combine(folder, name);
        return found.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            "The browser tests need Chromium and found none on PATH. Install it (Debian: apt-get install chromium) or set CMS_TEST_CHROMIUM to its file.");
    }
}
