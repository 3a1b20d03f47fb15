using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Translations;

/// <summary>A target keeps the links of its source, and no mark in it is broken.</summary>
public sealed class MarkedTargetTests
{
    private static readonly Segment Source =
        new("s", 1, SegmentKind.Paragraph, 0, "اقرأ [التقرير](https://courier.example/report) **كاملاً**", "sha256:");

    [Theory]
    [InlineData("Read [the report](https://courier.example/report) **in full**")]
    [InlineData("Read the report")]
    [InlineData("Two \\*\\* stars, 2 * 3, and [brackets]")]
    public void A_target_with_whole_marks_can_be_saved(string text) => Assert.Null(WhyNot(text, mayChangeLinks: false));

    [Theory]
    [InlineData("Read [the report](https://elsewhere.example/)", "elsewhere.example")]
    [InlineData("Read <https://elsewhere.example/>", "elsewhere.example")]
    [InlineData("Read **in full", "not closed")]
    [InlineData("Read the report](https://courier.example/report)", "not closed")]
    public void A_target_with_a_strange_link_or_a_broken_mark_is_refused(string text, string said) =>
        Assert.Contains(said, WhyNot(text, mayChangeLinks: false), StringComparison.Ordinal);

    [Fact]
    public void Who_has_the_right_to_sends_a_link_elsewhere() =>
        Assert.Null(WhyNot("Read [the report](https://elsewhere.example/)", mayChangeLinks: true));

    [Fact]
    public void Nobody_saves_a_link_that_runs_a_script() =>
        Assert.Contains("javascript", WhyNot("Read [it](javascript:alert)", mayChangeLinks: true), StringComparison.Ordinal);

    [Fact]
    public void The_headline_is_never_left_out() => Assert.NotNull(TargetText.WhyNot(
        Source with { Kind = SegmentKind.Headline },
        new SegmentOperation("s", 0, "Title", TargetState.Translated, Omitted: "too long"),
        mayChangeLinks: false));

    private static string? WhyNot(string text, bool mayChangeLinks) =>
        TargetText.WhyNot(Source, new SegmentOperation("s", 0, text, TargetState.Translated), mayChangeLinks);
}
