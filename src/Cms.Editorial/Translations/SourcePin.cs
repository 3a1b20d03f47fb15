using System.Text.Json;
using Cms.Content.Items;

namespace Cms.Editorial.Translations;

/// <summary>The source revision an article was begun from, as its SourcePart says.</summary>
internal sealed record SourcePin(ItemId Story, int Revision)
{
    /// <summary>Returns null when the part names none.</summary>
    public static SourcePin? Of(ItemContent content) =>
        content.Texts("SourcePart", "SourceStory", "ContentItemIds") is [var id, ..]
        && ItemId.TryParse(id, out var story)
        && content.Find("SourcePart", "Revision", "Value") is { ValueKind: JsonValueKind.Number } number
        && number.TryGetDecimal(out var revision)
        && revision is >= 1 and <= int.MaxValue
            ? new SourcePin(story, (int)revision)
            : null;
}
