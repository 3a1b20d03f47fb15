using System.Collections.Immutable;
using Cms.Translations.Markdown;

namespace Cms.Translations.Segments;

/// <summary>The text of a source story as it was at one moment, frozen, hashed and cut into segments.</summary>
/// <param name="StoryId">Id of the story this is a revision of.</param>
/// <param name="Number">From 1, one more for each change of the source.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="Title">Plain text, one line, NFC.</param>
/// <param name="Markdown">LF line ends, NFC.</param>
/// <param name="Hash">See <see cref="HashOf"/>.</param>
/// <param name="Segments">In reading order; the first is the headline.</param>
public sealed record SourceRevision(
    string StoryId,
    int Number,
    string Language,
    string Title,
    string Markdown,
    string Hash,
    ImmutableArray<Segment> Segments)
{
    /// <summary>Freezes a text: brings it to its stored form, hashes and cuts it.</summary>
    public static SourceRevision Create(string storyId, int number, string language, string title, string markdown)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        var storedTitle = StoredTitle(title);
        var storedMarkdown = StoredMarkdown(markdown);
        return new(
            storyId, number, language, storedTitle, storedMarkdown,
            HashOf(storedTitle, storedMarkdown), Segmenter.Cut(storedTitle, storedMarkdown));
    }

    /// <summary>
    /// <c>sha256:</c> and lower-case hexadecimal SHA-256 over the UTF-8 of title, an empty line and body, both in
    /// their stored form; so the same text gives the same hash whatever its line ends and composition of letters were.
    /// </summary>
    public static string HashOf(string title, string markdown) =>
        Sha256.Tagged(StoredTitle(title) + "\n\n" + StoredMarkdown(markdown));

    private static string StoredTitle(string title) => StoredText.Line(title);

    private static string StoredMarkdown(string markdown) => StoredText.Of(markdown).Trim('\n');
}
