using Cms.Translations.Markdown;

namespace Cms.Translations.Tests.Markdown;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<h1>A</h1><h3>B</h3>", "# A\n\n### B")]
    [InlineData("<p>a <strong>b</strong> <em>c</em> <b>d</b> <i>e</i></p>", "a **b** *c* **d** *e*")]
    [InlineData("<p>a<br>b<br/>c</p>", "a\\\nb\\\nc")]
    [InlineData("<p>a</p><hr><p>b</p>", "a\n\n___\n\nb")]
    [InlineData("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<ol start=3><li>a</li><li>b<ol><li>c</li></ol></li></ol>", "3. a\n4. b\n   1. c")]
    [InlineData("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>", "- a\n  - b\n- c")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote><blockquote>c</blockquote>", "> a\n>\n> b\n\n> c")]
    [InlineData("<a href='https://example.org/x'>a</a>", "[a](https://example.org/x)")]
    [InlineData("<a href='/x (1)'>a</a>", "[a](</x%20(1)>)")]
    [InlineData("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```")]
    [InlineData("<p>use <code>a`b</code></p>", "use ``a`b``")]
    [InlineData("text <div>block</div> text", "text\n\nblock\n\ntext")]
    [InlineData("<p>a<b> b </b>c</p>", "a **b** c")]
    [InlineData("<p> \n <span>&nbsp;</span></p>", "")]
    [InlineData("<p><strong></strong><br></p>", "")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb")]
    [InlineData("", "")]
    public void What_is_on_the_list_is_kept(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Theory]
    [InlineData("<script>x</script><style>y</style><nav>n</nav><form>f<input></form><iframe>i</iframe><p>a</p>", "a")]
    [InlineData("<p onclick=x>a<script>b</script></p>", "a")]
    [InlineData("<a href='javascript:alert(1)'>a</a>", "a")]
    [InlineData("<a href=' java\nscript:alert(1)'>a</a>", "a")]
    [InlineData("<a href='data:text/html,x'>a</a>", "a")]
    [InlineData("<p hidden>a</p><p aria-hidden=true>b</p><p>c</p>", "c")]
    [InlineData("<!-- c --><p>a</p><noscript>n</noscript><template>t</template><svg><text>s</text></svg>", "a")]
    public void What_is_not_is_dropped(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert(html));

    [Theory]
    [InlineData("*not bold* _nor this_")]
    [InlineData("[not](a link) ![or picture](x)")]
    [InlineData("# no heading")]
    [InlineData("- no item")]
    [InlineData("1. no item")]
    [InlineData("> no quote")]
    [InlineData("`no code` and \\ a backslash")]
    [InlineData("&lt;b&gt; is written so: &amp;lt;b&amp;gt;")]
    [InlineData("5 * 3 * 2 = 30 | a_b_c | ~~~")]
    [InlineData("[x]: https://example.org")]
    [InlineData("---")]
    public void Text_stays_literal(string html)
    {
        var text = new AngleSharp.Html.Parser.HtmlParser().ParseDocument("<p>" + html).Body!.TextContent;

        Assert.Equal(text, MarkdownRenderer.ToPlainText(HtmlToMarkdown.Convert($"<p>{html}</p>")));
        Assert.Equal("x" + text + "y", MarkdownRenderer.ToPlainText(HtmlToMarkdown.Convert($"<p><b>x</b>{html}<i>y</i></p>")));
    }

    [Theory]
    [InlineData("[The council] said: 5 * 3, A&B", "[The council] said: 5 * 3, A&B")]
    [InlineData("a_b_c", "a_b_c")]
    public void What_needs_no_escape_has_none(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Convert($"<p>{html}</p>"));

    [Fact]
    public void However_deep_a_page_is_it_comes_back()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><blockquote><ul><li>", 2000)) + "words";

        Assert.Contains("words", HtmlToMarkdown.Convert(deep), StringComparison.Ordinal);
        Assert.Contains("words", HtmlToMarkdown.Convert(string.Concat(Enumerable.Repeat("<b><i><a href=x>", 2000)) + "words"), StringComparison.Ordinal);
    }
}
