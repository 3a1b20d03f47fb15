using System.Globalization;
using Cms.Translations.Intake;
using Cms.Translations.Markdown;

namespace Cms.Translations.Tests.Intake;

public sealed class SourceStoryReaderTests
{
    public static TheoryData<string> Stories => IntakeCases.Names("source-stories.md");

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_story_is_read_and_every_line_accounted_for(string name)
    {
        var (input, isHtml, expected) = IntakeCases.Case("source-stories.md", name);

        Assert.Equal(expected, Describe(SourceStoryReader.Read(input, isHtml)));
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void No_letter_of_a_plain_story_is_lost(string name)
    {
        var (input, isHtml, _) = IntakeCases.Case("source-stories.md", name);
        if (isHtml)
            return;

        var story = SourceStoryReader.Read(input, isHtml);

        Assert.Equal(Letters(input), Letters(story.Title + MarkdownRenderer.ToPlainText(story.Markdown)));
        Assert.DoesNotContain(story.Lines, line => line.Kind == LineKind.Furniture);
    }

    [Fact]
    public void An_empty_text_gives_an_empty_story()
    {
        var story = SourceStoryReader.Read(" \n\n", false);

        Assert.Null(story.Title);
        Assert.Equal("", story.Markdown);
        Assert.Null(story.Language);
    }

    [Theory]
    [InlineData("Новый мост открыли в воскресенье", "ru")]
    [InlineData("Новий міст відкрили в неділю", "uk")]
    [InlineData("بازار نوێ لە شارەکە کرایەوە و خەڵک زۆر بوون", "ckb")]
    [InlineData("یہ بازار کل صبح کھلے گا اور لوگ آئیں گے", "ur")]
    [InlineData("The bridge was opened on Sunday and the road is closed", "en")]
    [InlineData("Le pont est ouvert depuis dimanche et la route est fermée pour les camions", "fr")]
    [InlineData("Η γέφυρα άνοιξε", "el")]
    [InlineData("12 34", null)]
    public void The_language_is_guessed_from_script_and_letters(string text, string? language) =>
        Assert.Equal(language, SourceStoryReader.Read(text, false).Language);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    private static string Describe(StoryText story) => string.Join('\n',
    [
        $"title: {story.Title ?? "none"}",
        $"language: {story.Language ?? "unknown"}, {story.LanguageReason}",
        $"page: {string.Join(" | ", new[] { story.Author, story.Url, story.Published?.ToString("O", CultureInfo.InvariantCulture), story.Outlet }.Select(value => value ?? "none"))}",
        "",
        story.Markdown,
        "",
        .. story.Lines.Where(line => line.Kind != LineKind.Blank).Select(line => $"{line.Number} {line.Kind}: {line.Reason}"),
    ]);
}
