using AngleSharp.Html.Parser;
using Cms.Translations.Markdown;

namespace Cms.Translations.Tests.Markdown;

public sealed class MarkdownRendererTests
{
    [Theory]
    [InlineData("One **bold** word.", "<p>One <strong>bold</strong> word.</p>")]
    [InlineData("## Head", "<h2>Head</h2>")]
    [InlineData("[a](https://example.org/?x=1&y=2)", "<p><a href=\"https://example.org/?x=1&amp;y=2\">a</a></p>")]
    [InlineData("[a](/news/b)", "<p><a href=\"/news/b\">a</a></p>")]
    [InlineData("[a](mailto:a@example.org)", "<p><a href=\"mailto:a@example.org\">a</a></p>")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>")]
    public void Markdown_becomes_HTML(string markdown, string html) => Assert.Equal(html, MarkdownRenderer.ToHtml(markdown).TrimEnd());

    [Theory]
    [InlineData("[a](javascript:alert(1))", "<p>a</p>")]
    [InlineData("[a](JaVaScRiPt:alert(1))", "<p>a</p>")]
    [InlineData("[a](<java\tscript:alert(1)>)", "<p>a</p>")]
    [InlineData("[a](&#106;avascript:alert(1))", "<p>a</p>")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)", "<p>a</p>")]
    [InlineData("[**a** b](vbscript:x)", "<p><strong>a</strong> b</p>")]
    [InlineData("![alt](data:image/svg+xml,x)", "<p>alt</p>")]
    [InlineData("[a][r]\n\n[r]: javascript:alert(1)", "<p>a</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>")]
    public void Nothing_active_comes_through(string markdown, string html) => Assert.Equal(html, MarkdownRenderer.ToHtml(markdown).TrimEnd());

    [Fact]
    public void No_attack_leaves_an_active_element_or_address()
    {
        var seed = Segments.RoundTripTests.Setting("CMS_SEED") ?? Random.Shared.Next();
        var random = new Random(seed);
        string[] pieces =
        [
            "[", "](", ")", "javascript:", "data:", "<", ">", "\"", "'", "&#x6A;", "avascript:", "\t", "\n", "a", "![", "]", "[x]: ", "<script>",
            " onerror=", "`", "**", "\\", "http://", "<img src=x onerror=y>", "&colon;", "\u0000", "|", "\n\n", "JAVASCRIPT&#58;",
        ];
        for (var i = 0; i < 1000; i++)
        {
            var markdown = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            var document = new HtmlParser().ParseDocument(MarkdownRenderer.ToHtml(markdown));
            Assert.True(document.QuerySelectorAll("script, iframe, object, style, form").Length == 0, $"seed {seed}: {markdown}");
            foreach (var element in document.All)
            {
                Assert.True(element.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)), $"seed {seed}: {markdown}");
                var address = string.Concat((element.GetAttribute("href") ?? element.GetAttribute("src") ?? "").Where(c => c > ' '));
                Assert.True(
                    !address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase),
                    $"seed {seed}: {markdown}");
            }
        }
    }

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    public void Text_nested_deeper_than_anybody_writes_is_shown_as_it_stands(char mark)
    {
        var text = new string(mark, 5000) + " <b>a";

        Assert.Contains("&lt;b&gt;a", MarkdownRenderer.ToHtml(text), StringComparison.Ordinal);
        Assert.Equal(text, MarkdownRenderer.ToPlainText(text));
    }

    [Theory]
    [InlineData("One **bold** [word](/x) &amp; `code`.", "One bold word & code.")]
    [InlineData("# A\n\n- b\n- c\n\n> d\n\n```\ne\n f\n```", "A\n\nb\n\nc\n\nd\n\ne\n f")]
    [InlineData("line  \nbreak", "line\nbreak")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "a\tb\n\n1\t2")]
    [InlineData("[x][r]\n\n[r]: /u", "x")]
    [InlineData("[[ a [b", "[[ a [b")]
    [InlineData("", "")]
    public void Plain_text_has_the_words_and_no_markup(string markdown, string text) => Assert.Equal(text, MarkdownRenderer.ToPlainText(markdown));
}
