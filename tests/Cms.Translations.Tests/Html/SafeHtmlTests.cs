using System.Collections.Frozen;
using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cms.Translations.Html;

namespace Cms.Translations.Tests.Html;

/// <summary>What is answered as HTML consists of a text's elements and of nothing that acts, whatever was stored.</summary>
public sealed class SafeHtmlTests
{
    private static readonly FrozenSet<string> Elements = (
        "p div section article aside header footer address hr br wbr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption details summary "
        + "table caption thead tbody tfoot tr th td a abbr b bdi bdo cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var")
        .Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Attributes =
        "class dir lang title href hreflang target rel cite datetime open src alt width height value reversed start type colspan rowspan scope".Split(' ').ToFrozenSet();

    [Theory]
    [InlineData("Words.", "Words.")]
    [InlineData("<p>One <strong>bold</strong> <em>word</em>.</p>", "<p>One <strong>bold</strong> <em>word</em>.</p>")]
    [InlineData("<P CLASS='lead x' DIR=RTL lang=ar>A</P>", "<p class=\"lead x\" dir=\"rtl\" lang=\"ar\">A</p>")]
    [InlineData("<a href=\"/news/b?x=1&amp;y=2\">b</a>", "<a href=\"/news/b?x=1&amp;y=2\">b</a>")]
    [InlineData("<a href='mailto:a@example.org' target=_blank>m</a>", "<a href=\"mailto:a@example.org\" target=\"_blank\" rel=\"noopener\">m</a>")]
    [InlineData("<img src=\"/media/a.jpg\" alt=\"A \"x>", "<img src=\"/media/a.jpg\" alt=\"A \">")]
    [InlineData("<img src=\"https://example.org/a.jpg\">", "<img src=\"https://example.org/a.jpg\" alt=\"\">")]
    [InlineData("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>")]
    [InlineData("<ul><li>a<ul><li>b</ul>c</ul>", "<ul><li>a<ul><li>b</li></ul>c</li></ul>")]
    [InlineData("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>")]
    [InlineData("<p>a<p>b<div>c</div>", "<p>a</p><p>b</p><div>c</div>")]
    [InlineData("<h2>a<h3>b</h3>", "<h2>a</h2><h3>b</h3>")]
    [InlineData("<table><tr><td>a<td>b<tr><th scope=row>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><th scope=\"row\">c</th></tr></table>")]
    [InlineData("<table><tr><td>a</div></p>b</td></tr></table></div>", "<table><tr><td>ab</td></tr></table>")]
    [InlineData("<div><table><tr><td><table><tr><td>in</table>out</table>x</div>", "<div><table><tr><td><table><tr><td>in</td></tr></table>out</td></tr></table>x</div>")]
    [InlineData("<td>alone</td><tr>x", "alonex")]
    [InlineData("<b>a<p>b</b>c", "<b>a<p>b</p></b>c")]
    [InlineData("a<br>b<br/>c<hr>", "a<br>b<br>c<hr>")]
    [InlineData("a &amp; b &lt;i&gt; &quot; &hellip; &nbsp;&#x41;", "a &amp; b &lt;i&gt; \" … &nbsp;A")]
    [InlineData("5 < 6 > 4", "5 &lt; 6 &gt; 4")]
    [InlineData("<center><font color=red>a</font></center>", "a")]
    [InlineData("<pre>\n a</pre>", "<pre>\n a</pre>")]
    [InlineData("<ol start=\" 3\" reversed type=i><li value=7x>a</ol>", "<ol start=\"3\" reversed=\"\" type=\"i\"><li>a</li></ol>")]
    [InlineData("", "")]
    public void A_text_stays_what_it_was_and_is_written_properly(string html, string clean) => Assert.Equal(clean, SafeHtml.From(html));

    [Theory]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("a<script>alert(1)", "a")]
    [InlineData("<script><!--<script></script>--></script>x", "x")]
    [InlineData("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)")]
    [InlineData("<p onclick=alert(1) ONMOUSEOVER='x' style=\"background:url(javascript:x)\">a</p>", "<p>a</p>")]
    [InlineData("<p/onclick=alert(1)>a", "<p>a</p>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"x\" alt=\"\">")]
    [InlineData("<img src=\"javascript:alert(1)\"><img src='data:image/svg+xml,x'><img src=mailto:a>", "")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\" &#1; java\nscript&colon;alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"&#106;&#x61vascript:x\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"java\u0000script:x\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"\u200Bjavascript:x\">a</a>", "<a>a</a>")]
    [InlineData("<a href='data:text/html,<script>x</script>'>a</a>", "<a>a</a>")]
    [InlineData("<a href=vbscript:x>a</a><a href=blob:x>b</a><a href=file:///etc/passwd>c</a>", "<a>a</a><a>b</a><a>c</a>")]
    [InlineData("<a href=/a href=javascript:x>a</a>", "<a href=\"/a\">a</a>")]
    [InlineData("<a target=_top href=/a rel=opener>a</a>", "<a href=\"/a\">a</a>")]
    [InlineData("<svg onload=alert(1)><script>x</script><p>a</p></svg>b", "b")]
    [InlineData("<svg/>a<math/>b", "ab")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>", "")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<img src=\"x\" alt=\"\">\"&gt;")]
    [InlineData("<textarea></textarea><img src=x onerror=alert(1)>", "<img src=\"x\" alt=\"\">")]
    [InlineData("<title><p>x</title><p>y", "<p>y</p>")]
    [InlineData("<style>@import 'x';</style>a<style>", "a")]
    [InlineData("<xmp><b>x</xmp><noembed><i>y</noembed><noframes><i>z</noframes>a", "a")]
    [InlineData("<iframe srcdoc='<script>x</script>'></iframe><iframe src=javascript:x>a", "")]
    [InlineData("<object data=x><embed src=y></object><embed src=z><applet code=x>a</applet>b", "b")]
    [InlineData("<template><template></template><script>x</script></template>a", "a")]
    [InlineData("<meta http-equiv=refresh content='0;url=javascript:x'><base href='https://evil.example/'><link rel=stylesheet href=x>a", "a")]
    [InlineData("<form action=javascript:x><input autofocus onfocus=x><button formaction=javascript:x>go</button>a</form>", "a")]
    [InlineData("<video><source onerror=x></video><audio src=x onerror=x></audio><details open ontoggle=x>a</details>", "<details open=\"\">a</details>")]
    [InlineData("<!-- <img src=x onerror=x> -->a<!--><img src=x>--><!--a--!><b>c</b>", "a<img src=\"x\" alt=\"\">--&gt;<b>c</b>")]
    [InlineData("a<!-- no end <b>", "a")]
    [InlineData("<![CDATA[<b>x</b>]]>a<?php <b> ?>b<!DOCTYPE x>c</ p>d</>e", "x]]&gt;a ?&gt;bcde")]
    [InlineData("<p title='\"><img src=x onerror=x>'>a", "<p title=\"&quot;&gt;&lt;img src=x onerror=x&gt;\">a</p>")]
    [InlineData("<p title=\"`onmouseover=x\" id=x name=y data-x=z xmlns:a=b is=c slot=d>a", "<p title=\"`onmouseover=x\">a</p>")]
    [InlineData("<img src=\"/a\" srcset=\"javascript:x 1x\" usemap=#x ismap lowsrc=x dynsrc=y>", "<img src=\"/a\" alt=\"\">")]
    [InlineData("&lt;script&gt;x&lt;/script&gt;", "&lt;script&gt;x&lt;/script&gt;")]
    [InlineData("<p", "")]
    [InlineData("<p title=\"unclosed", "")]
    [InlineData("<b:script>x</b:script><script:b>y", "xy")]
    [InlineData("a\u0000<\u0000script>b", "a&lt;script&gt;b")]
    public void Nothing_that_acts_comes_through(string html, string clean)
    {
        Assert.Equal(clean, SafeHtml.From(html));
        AssertSafe(html);
    }

    [Fact]
    public void No_heap_of_pieces_leaves_anything_active_and_cleaning_twice_changes_nothing()
    {
        var seed = Segments.RoundTripTests.Setting("CMS_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        string[] pieces =
        [
            "<", ">", "/", "\"", "'", "=", " ", "a", "<a href=", "javascript:x", "</a>", "<b>", "</b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<svg>", "</svg>",
            "<math>", "<mtext>", "</math>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<img src=x ", "onerror=x", "<template>",
            "</template>", "<noscript>", "</noscript>", "<title>", "</title>", "<li>", "<ul>", "</ul>", "<h2>", "<pre>", "\n", "&lt;", "&#x3c", "&quot;", "\u0000", "<select>",
            "<option>", "</select>", "<plaintext>", "<foreignObject>", "<annotation-xml encoding=text/html>", "<mglyph>", "<caption>", "<dt>", "<details ", "ontoggle=x",
        ];
        for (var i = 0; i < 5000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                AssertSafe(html);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {seed}: {html}", e);
            }
        }
    }

    /// <summary>Texts that cost a browser, or a parser that builds a tree, the square of their length.</summary>
    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<b>", "x")]
    [InlineData("<font size=1><p>", "x")]
    [InlineData("<i><p>x", "")]
    [InlineData("<a href=/x>", "x")]
    [InlineData("<table><tr><td>", "x")]
    [InlineData("</b>", "")]
    [InlineData("<svg>", "")]
    [InlineData("<template>", "")]
    [InlineData("<!--", "")]
    [InlineData("&amp", "")]
    [InlineData("<", "")]
    [InlineData("<p title=", "\"")]
    [InlineData("<script><!--<script>", "")]
    public void The_longest_text_takes_a_moment_however_it_is_nested(string piece, string end)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length)) + end;
        var since = Stopwatch.StartNew();
        var clean = SafeHtml.From(html);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(10), $"{piece}: {since.Elapsed}");
        Assert.True(clean.Length < html.Length * 6, clean.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var document = new HtmlParser().ParseDocument("<body>" + clean[..Math.Min(clean.Length, 2000)]);
        Assert.True(document.All.Max(Depth) < 150);
    }

    /// <summary>As a browser reads the result, and as it reads what it would write of it.</summary>
    private static void AssertSafe(string html)
    {
        var clean = SafeHtml.From(html);
        Assert.Equal(clean, SafeHtml.From(clean));
        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + clean);
        AssertActsNot(document);
        using var again = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + document.Body!.InnerHtml);
        AssertActsNot(again);
    }

    private static void AssertActsNot(IDocument document)
    {
        Assert.DoesNotContain(document.Descendants(), n => n is IComment);
        foreach (var element in document.Body!.Descendants<IElement>())
        {
            Assert.True(element.NamespaceUri == NamespaceNames.HtmlUri && (Elements.Contains(element.LocalName) || element.LocalName == "colgroup"), element.OuterHtml);
            foreach (var attribute in element.Attributes)
            {
                Assert.True(Attributes.Contains(attribute.Name), element.OuterHtml);
                if (attribute.Name is "href" or "src" or "cite" && attribute.Value.IndexOfAny([':', '/', '?', '#', '\\']) is >= 0 and var at && attribute.Value[at] == ':')
                    Assert.Contains(attribute.Value[..at].ToLowerInvariant(), (string[])["http", "https", "mailto"]);
            }

            Assert.True(element.GetAttribute("target") is null || element.GetAttribute("rel") == "noopener", element.OuterHtml);
        }
    }

    private static int Depth(INode node)
    {
        var depth = 0;
        for (var at = node.Parent; at is not null; at = at.Parent)
            depth++;
        return depth;
    }
}
