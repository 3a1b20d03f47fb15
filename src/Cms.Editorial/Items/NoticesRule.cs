using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What readers were told of a text (<c>NoticesPart</c>) is added to by corrections and retractions, and by nothing else.</summary>
internal static class NoticesRule
{
    private const string Part = "NoticesPart";

    private const string List = "Notices";

    /// <param name="before">Null for a new item.</param>
    /// <returns><c>notices-stay</c>, or null.</returns>
    internal static Problem? Against(ItemContent? before, ItemContent next) => Same(Of(before), Of(next)) ? null : Problem.Invalid(
        "notices-stay",
        "Notices to readers are published by a correction or a retraction and stay as they are: save the item with the notices it has.",
        new ProblemDetail($"{Part}.{List}", "These stay as they are."));

    internal static ItemContent WithThoseOf(ItemContent latest, ItemContent content) => Same(Of(latest), Of(content)) ? content
        : content.With(Of(latest) is { } notices ? JsonNode.Parse(notices.GetRawText())! : new JsonArray(), Part, List);

    private static JsonElement? Of(ItemContent? content) => content?.Find(Part, List) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } empty when empty.GetArrayLength() == 0 => null,
        var notices => notices,
    };

    private static bool Same(JsonElement? left, JsonElement? right) =>
        left is { } a && right is { } b ? JsonElement.DeepEquals(a, b) : left is null && right is null;
}
