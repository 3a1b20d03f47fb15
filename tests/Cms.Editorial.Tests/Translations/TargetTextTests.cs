using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Translations;

public sealed class TargetTextTests
{
    private static readonly Segment Paragraph = new("p", 1, SegmentKind.Paragraph, 0, "نص", "sha256:");
    private static readonly Segment Headline = new("h", 0, SegmentKind.Headline, 0, "عنوان", "sha256:");

    [Theory]
    [InlineData("")]
    [InlineData("Plain text.")]
    [InlineData("Two\nlines, قسم, 😀")]
    public void Text_of_any_script_can_be_saved(string text) => Assert.Null(WhyNot(Paragraph, text));

    [Fact]
    public void Text_has_at_most_20_000_characters()
    {
        Assert.Null(WhyNot(Paragraph, new string('a', 20_000)));
        Assert.Contains("20,001", WhyNot(Paragraph, new string('a', 20_001)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_stored_is_named()
    {
        Assert.Contains("U+0000", WhyNot(Paragraph, "a\0b"), StringComparison.Ordinal);

        // Not as test data: attributes are stored as UTF-8, which has no halves of characters.
        string[] broken = ["half \ud83d", "\ude00 other half", "\ud83d\ud83d\ude00"];
        Assert.All(broken, text => Assert.Contains("surrogate", WhyNot(Paragraph, text), StringComparison.Ordinal));
    }

    [Fact]
    public void A_headline_is_one_line() => Assert.NotNull(WhyNot(Headline, "One\nTwo"));

    [Fact]
    public void A_line_between_sections_takes_no_target() =>
        Assert.NotNull(WhyNot(new Segment("r", 2, SegmentKind.ThematicBreak, 0, "---", "sha256:"), "text"));

    private static string? WhyNot(Segment segment, string text) =>
        TargetText.WhyNot(segment, new SegmentOperation(segment.Id, 0, text, TargetState.Translated), mayChangeLinks: false);
}
