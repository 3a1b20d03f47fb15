using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

/// <summary>Readers see which passages are ours.</summary>
public sealed class InsertionMarkTests
{
    [Theory]
    [InlineData("[{0}]", "<p>[Written by <em>us</em>.]</p>")]
    [InlineData("[Translator's note: {0}]", "<p>[Translator's note: Written by <em>us</em>.]</p>")]
    [InlineData("(* {0} *)", "<p>(* Written by <em>us</em>. *)</p>")]
    [InlineData("{0}", "<p>Written by <em>us</em>.</p>")]
    public void What_we_added_stands_between_its_marks(string form, string html)
    {
        var mark = new InsertionMark(form);
        Assert.True(mark.IsValid);
        var segment = new Segment("new-1", 0, SegmentKind.Paragraph, 0, "", "");
        var target = new Target("new-1", 1, "Written by *us*.", TargetState.Translated, TargetOrigin.Human);
        var assembled = BodyAssembler.Assemble([segment], [target], mark);

        Assert.Equal(html, MarkdownRenderer.ToHtml(assembled.Markdown).Trim());
        var block = Assert.Single(Segmenter.Cut("", assembled.Markdown));
        Assert.Equal("Written by *us*.", mark.Inside(block.Kind, block.Text));
    }

    [Theory]
    [InlineData("note")]
    [InlineData("{0} and {0}")]
    [InlineData("{0}\n")]
    public void A_form_without_one_place_is_no_mark(string form) => Assert.False(new InsertionMark(form).IsValid);

    [Fact]
    public void What_the_source_has_is_not_marked()
    {
        var cut = Segmenter.Cut("", "نص");
        var target = new Target(cut[0].Id, 1, "Text", TargetState.Translated, TargetOrigin.Human);
        Assert.Equal("Text", BodyAssembler.Assemble(cut, [target], InsertionMark.Brackets).Markdown);
    }
}
