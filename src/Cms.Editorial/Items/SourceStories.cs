using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Translations.Intake;
using Cms.Translations.Segments;

namespace Cms.Editorial.Items;

/// <summary>Freezes the text of source stories: whoever stores a story, by hand, import or intake, comes here.</summary>
internal sealed class SourceStories(SourceRevisionStore revisions, StoryPrintStore prints, EpochStore epochs)
{
    internal const string Part = "SourceRevisionPart";

    internal static bool IsStory(ItemContent content) => content.Find(Part) is { ValueKind: JsonValueKind.Object };

    /// <summary>Freezes the story's text as its current revision, unless it is that already. A changed text is the next one.</summary>
    /// <returns>The current revision; null when there is no text or no language to freeze yet.</returns>
    internal async Task<SourceRevision?> FreezeAsync(ItemId id, ItemContent content, CancellationToken cancellationToken)
    {
        epochs.RaiseContent(id); // readers see whether a translation is stale
        if (Next(id, content, await revisions.FindCurrentAsync(id, cancellationToken)) is not { } next)
            return null;
        await revisions.AddAsync(next, cancellationToken);
        await prints.SetAsync(id, StoryPrint.Of(next.Title, next.Markdown, content.Text(Part, "Url", "Text")), cancellationToken);
        return next;
    }

    /// <summary>The content with number and hash of the revision that <see cref="FreezeAsync"/> will give it.</summary>
    internal async Task<ItemContent> StampAsync(ItemId id, ItemContent content, CancellationToken cancellationToken)
    {
        if (Next(id, content, await revisions.FindCurrentAsync(id, cancellationToken)) is not { } next)
            return content;
        return content.Edit(root =>
        {
            var part = (JsonObject)root[Part]!;
            part["Revision"] = new JsonObject { ["Value"] = next.Number };
            part["Hash"] = new JsonObject { ["Text"] = next.Hash };
        });
    }

    private static SourceRevision? Next(ItemId id, ItemContent content, SourceRevision? current)
    {
        var text = content.Text(Part, "Text", "Markdown");
        var language = content.Text(Part, "Language", "Text");
        if (string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(language))
            return null;

        var title = content.Text("TitlePart", "Title") ?? "";
        if (current is not null && current.Language == language && current.Hash == SourceRevision.HashOf(title, text))
            return current;

        var stated = content.Find(Part, "Revision", "Value") is { ValueKind: JsonValueKind.Number } value
            && value.TryGetDecimal(out var number) && number is >= 1 and <= int.MaxValue ? (int)number : 1;
        return SourceRevision.Create(
            id.Value, current is null ? stated : Math.Max(current.Number + 1, stated), language, title, text);
    }
}
