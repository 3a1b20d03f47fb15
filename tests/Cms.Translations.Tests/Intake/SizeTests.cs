using System.Diagnostics;
using Cms.Translations.Intake;
using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Intake;

/// <summary>A file near the bound takes seconds at most, whatever is in it.</summary>
public sealed class SizeTests
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("[", false)]
    [InlineData(">", false)]
    [InlineData("*a ", false)]
    [InlineData("قال الشاهد إن *الطريق* مغلق.\n\n", false)]
    [InlineData("- قال الشاهد\n", false)]
    [InlineData("- قال الشاهد\nسطر", false)]
    [InlineData("Read also:\n", false)]
    [InlineData("Tags: a\n", false)]
    [InlineData("<div><b>", true)]
    [InlineData("<ul><li>", true)]
    [InlineData("<p>a<b>", true)]
    [InlineData("<nav><a href=x>a</a></nav><p>b</p>", true)]
    public void A_long_text_is_read_in_time(string piece, bool isHtml)
    {
        var text = "Title\n\n" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + "end";
        var watch = Stopwatch.StartNew();

        var story = SourceStoryReader.Read(text, isHtml);
        ArticlePageReader.Read(text, isHtml, ArticlePageHints.None);
        Segmenter.Cut(story.Title ?? "", story.Markdown);
        MarkdownRenderer.ToHtml(story.Markdown);

        Assert.True(watch.Elapsed < Most, $"{watch.Elapsed}");
    }
}
