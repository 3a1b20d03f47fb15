using Cms.Translations.Html;
using Cms.Translations.Markdown;

namespace Cms.Web.Tests.Browser;

/// <summary>What is answered as HTML, in a browser that would run everything: no policy, read twice, as scripts of clients do.</summary>
public sealed class SafeHtmlTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Attacks =
    [
        "<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>", "<svg><script>hit()</script></svg>", "<svg><animate onbegin=hit() attributeName=x dur=1s>",
        "<details open ontoggle=hit()>x</details>", "<iframe srcdoc='<script>parent.hit()</script>'></iframe>", "<iframe src='javascript:parent.hit()'></iframe>",
        "<object data='javascript:hit()'></object>", "<embed src='javascript:hit()'>", "<a href='javascript:hit()' class=go>go</a>", "<a href=' java\tscript:hit()' class=go>go</a>",
        "<a href='&#106;avascript&colon;hit()' class=go>go</a>", "<form action='javascript:hit()'><button class=go>go</button></form>", "<input autofocus onfocus=hit()>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=hit()&gt;'>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
        "<svg></p><style><a id='</style><img src=1 onerror=hit()>'>", "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
        "<style><!--</style><img src=x onerror=hit()>--></style>", "<template><img src=x onerror=hit()></template>", "<xmp><img src=x onerror=hit()></xmp>",
        "<textarea><img src=x onerror=hit()></textarea>", "<title><img src=x onerror=hit()></title>", "<!--><img src=x onerror=hit()>-->", "<p title='\"><img src=x onerror=hit()>'>",
        "<video><source onerror=hit()></video>", "<audio src=x onerror=hit()></audio>", "<body onload=hit()>", "<marquee onstart=hit()>x</marquee>",
        "<meta http-equiv=refresh content='0;url=javascript:hit()'>", "<base href='javascript:hit()//'>", "<p style='animation:x' onanimationstart=hit()>x</p>",
        "[go](javascript:hit())", "[go](data:text/html,<script>hit()</script>)", "![x](x\" onerror=hit\")", "<javascript:hit()>", "`<img src=x onerror=hit()>`",
    ];

    [Fact]
    public async Task No_script_runs_in_a_browser()
    {
        var page = await chromium.BlankPageAsync();
        await page.SetContentAsync("<div id=first></div><div id=second></div>");
        await page.EvaluateAsync("() => { window.hits = []; window.hit = () => window.hits.push(window.at) }");

        // So that a mistake of this test would show: without cleaning there are hits.
        await ShowAsync(page, "<img src=x onerror=hit()>");
        await page.WaitForFunctionAsync("() => window.hits.length > 0");
        await page.EvaluateAsync("() => { window.hits = [] }");

        foreach (var attack in Attacks)
        {
            await ShowAsync(page, SafeHtml.From(attack));
            await ShowAsync(page, MarkdownRenderer.ToHtml(attack));
        }

        await page.WaitForTimeoutAsync(500); // what is loaded fails in its own time
        Assert.Equal("[]", await page.EvaluateAsync<string>("() => JSON.stringify(window.hits)"));
    }

    private static async Task ShowAsync(Microsoft.Playwright.IPage page, string html) => await page.EvaluateAsync(
        """
        html => {
            window.at = html;
            const first = document.getElementById('first'), second = document.getElementById('second');
            first.innerHTML = html;
            second.innerHTML = first.innerHTML;
            for (const go of document.querySelectorAll('a[href^="j"], a[href^="d"], a[href^=" "], button')) go.click();
        }
        """,
        html);
}
