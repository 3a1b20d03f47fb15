using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Translations.Intake;

namespace Cms.Editorial.Intake;

/// <summary>A text as it is to be saved.</summary>
internal sealed record IntakeDraft(
    string ContentType, ItemContent Content, ImmutableArray<string> Notes, IReadOnlyList<IntakeLine> Lines)
{
    internal static JsonObject Text(string? text) => new() { ["Text"] = text };

    internal static JsonObject Picker(params IEnumerable<string> ids) =>
        new() { ["ContentItemIds"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    internal static JsonObject Instant(DateTime? utc) => new() { ["Value"] = ContentItemJson.Format(utc) };
}
