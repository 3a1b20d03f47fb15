using Cms.Translations.Segments;

namespace Cms.Translations.Tests.Segments;

public sealed class BodyAssemblerTests
{
    [Fact]
    public void Each_target_takes_the_form_of_its_source_block()
    {
        var cut = Segmenter.Cut("عنوان", "نص\n\n## فصل\n\n- بند\n- بند آخر\n\n> قول\n>\n> تتمة\n\n***");
        var article = BodyAssembler.Assemble(cut, cut.Select((segment, i) => Human(segment, $"T{i}")));

        Assert.Equal("T0", article.Title);
        Assert.Equal("T1\n\n## T2\n\n- T3\n- T4\n\n> T5\n>\n> T6\n\n___", article.Markdown);
        Assert.Equal((7, 7, true), (article.Translated, article.Total, article.IsComplete));
    }

    [Fact]
    public void Untranslated_segments_are_left_out_and_named()
    {
        var cut = Segmenter.Cut("عنوان", "أول\n\n- ثان\n- ثالث\n\nرابع");
        var article = BodyAssembler.Assemble(cut,
        [
            Human(cut[1], "First"),
            Human(cut[3], "Third"),
            Human(cut[2], "  "),
            new(cut[4].Id, 1, "A suggestion", TargetState.Initial, TargetOrigin.Machine),
        ]);

        Assert.Null(article.Title);
        Assert.Equal("First\n\n- Third", article.Markdown);
        Assert.Equal((2, 5, false), (article.Translated, article.Total, article.IsComplete));
        Assert.Equal([cut[0], cut[2], cut[4]], article.Untranslated);
    }

    [Fact]
    public void Of_several_targets_the_highest_number_counts_and_strangers_are_ignored()
    {
        var cut = Segmenter.Cut("", "نص");
        var target = Human(cut[0], "Old");

        var article = BodyAssembler.Assemble(cut, [target with { Number = 3, Text = "New" }, target, target with { SegmentId = "gone" }]);

        Assert.Equal("New", article.Markdown);
    }

    [Theory]
    [InlineData("# not a heading", @"\# not a heading")]
    [InlineData("- not an item", @"\- not an item")]
    [InlineData("1. not an item", @"1\. not an item")]
    [InlineData("> not a quote", @"\> not a quote")]
    [InlineData("---", @"\---")]
    [InlineData("one\n---", "one\n\\---")]
    [InlineData("one\n\n\ntwo", "one\\\ntwo")]
    [InlineData("  one\r\n    two  ", "one\ntwo")]
    [InlineData("```\ncode\n```", "\\```\ncode ```")]
    [InlineData("[a]: /b", @"\[a]: /b")]
    [InlineData("**bold** stays", "**bold** stays")]
    public void A_target_stays_the_one_block_it_is(string target, string markdown)
    {
        var cut = Segmenter.Cut("", "نص");

        Assert.Equal(markdown, BodyAssembler.Assemble(cut, [Human(cut[0], target)]).Markdown);
    }

    [Fact]
    public void A_heading_is_one_line_and_keeps_its_last_mark()
    {
        var cut = Segmenter.Cut("", "### فصل");

        Assert.Equal("### In C \\#", BodyAssembler.Assemble(cut, [Human(cut[0], "In\nC #")]).Markdown);
    }

    [Fact]
    public void Two_lists_that_would_become_one_get_different_marks()
    {
        var cut = Segmenter.Cut("", "- أ\n\nنص\n\n- ب");
        var article = BodyAssembler.Assemble(cut, [Human(cut[0], "a"), Human(cut[2], "b")]);

        Assert.Equal("- a\n\n* b", article.Markdown);
    }

    [Fact]
    public void Code_keeps_its_indent_in_a_list_item()
    {
        var cut = Segmenter.Cut("", "- a\n\n  ```\n  one\n    two\n  ```");

        Assert.Equal("```\none\n  two\n```", cut[1].Text);
        Assert.Equal("- A\n\n  ```\n  one\n    two\n  ```", BodyAssembler.Assemble(cut, [Human(cut[0], "A")]).Markdown);
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        var article = BodyAssembler.Assemble([], []);

        Assert.Null(article.Title);
        Assert.Equal("", article.Markdown);
        Assert.True(article.IsComplete);
    }

    private static Target Human(Segment segment, string text) => new(segment.Id, 1, text, TargetState.Translated, TargetOrigin.Human);
}
