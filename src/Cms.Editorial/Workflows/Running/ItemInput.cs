using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>The item that a run is about, as its expressions see it. The run as stored holds no copy of the content.</summary>
internal static class ItemInput
{
    private const string Key = "ContentItem";

    /// <summary>Returns the run with the whole item in its input: envelope, parts, and the parts again under <c>Content</c>.</summary>
    public static WorkflowRun Fill(WorkflowRun run, ItemVersion? item) =>
        item is null ? run : run with { Input = run.Input.SetItem(Key, Whole(item)) };

    /// <summary>Returns the run with the item's envelope only.</summary>
    public static WorkflowRun Empty(WorkflowRun run, ItemVersion? item) =>
        item is null ? run : run with { Input = run.Input.SetItem(Key, Envelope(item)) };

    public static JsonElement Whole(ItemVersion item)
    {
        var json = JsonNode.Parse(ContentItemJson.ToLine(item.Item))!.AsObject();
        json["Content"] = JsonNode.Parse(item.Content.Json);
        return JsonSerializer.SerializeToElement(json);
    }

    public static JsonElement Envelope(ItemVersion item) => JsonSerializer.SerializeToElement(new
    {
        ContentItemId = item.ContentItemId.Value,
        ContentItemVersionId = item.VersionId.Value,
        item.Item.ContentType,
        item.Item.DisplayText,
    });
}
