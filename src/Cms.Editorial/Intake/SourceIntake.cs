using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Editorial.Items;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>Makes a source story of a text.</summary>
internal sealed class SourceIntake(TimeProvider time)
{
    /// <returns>The draft, or <c>no-story-type</c>, <c>no-text</c>, <c>no-language</c>, <c>bad-url</c>.</returns>
    internal Result<IntakeDraft> Read(
        IntakeResult.Accepted text,
        IntakeInput input,
        IntakeKnowledge.Known known,
        ContentDefinitions definitions)
    {
        if (definitions.Types.Values.FirstOrDefault(t => t.Has(SourceStories.Part)) is not { } type)
            return Problem.Invalid("no-story-type", "No content type has a SourceRevisionPart: run the newsroom's recipe first.");

        var story = SourceStoryReader.Read(text.Text, text.IsHtml);
        if (string.IsNullOrWhiteSpace(story.Title) || string.IsNullOrWhiteSpace(story.Markdown))
            return Problem.Invalid("no-text", $"'{input.FileName}' has no title and text to take in.");
        if ((input.Language ?? story.Language) is not { } language)
            return Problem.Invalid("no-language", $"The language of '{input.FileName}' was not recognised: name it, for example ar.");
        var url = input.Url ?? story.Url;
        if (url is not null && !FieldRules.IsWebAddress(url))
        {
            if (input.Url is not null)
                return Problem.Invalid("bad-url", $"'{url}' is not a web address that begins with http:// or https://.");
            url = null;
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(text.Notes);
        var outlet = known.OutletNamed(input.Outlet) ?? known.OutletNamed(story.Outlet) ?? known.OutletAt(url);
        if (outlet is null)
        {
            notes.Add(story.Outlet is null
                ? "The outlet was not recognised: choose it in the story."
                : $"The page names the outlet '{story.Outlet}', which is not on the desk: add it, and choose it in the story.");
        }

        var now = time.GetUtcNow().UtcDateTime;
        var content = ItemContent.From(new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = story.Title },
            [SourceStories.Part] = new JsonObject
            {
                ["Outlet"] = IntakeDraft.Picker(outlet is null ? [] : [outlet.ContentItemId.Value]),
                ["OriginalAuthor"] = IntakeDraft.Text(story.Author),
                ["Url"] = IntakeDraft.Text(url),
                ["Language"] = IntakeDraft.Text(language),
                ["OriginalPublishedUtc"] = IntakeDraft.Instant(story.Published?.UtcDateTime),
                ["RetrievedUtc"] = IntakeDraft.Instant(now),
                ["Text"] = new JsonObject { ["Markdown"] = story.Markdown },
                ["Revision"] = new JsonObject { ["Value"] = null },
                ["Hash"] = IntakeDraft.Text(null),
                ["EmbargoUtc"] = IntakeDraft.Instant(null),
                ["EmbargoTimeZone"] = IntakeDraft.Text(null),
            },
        });
        return new IntakeDraft(type.Name, content, notes.ToImmutable(), story.Lines);
    }
}
