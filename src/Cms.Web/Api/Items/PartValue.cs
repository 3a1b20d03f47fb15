using System.Text.Json;
using Cms.Content.Items;

namespace Cms.Web.Api.Items;

/// <summary>A part of an item, or a field of a part, as resolvers pass it down.</summary>
/// <param name="Json">Undefined when the item has no such part.</param>
internal sealed record PartValue(ContentItem Item, JsonElement Json)
{
    public static PartValue Of(ContentItem item, string part) => new(item, Find(item.Content.Root, part));

    public PartValue Inside(string key) => new(Item, Find(Json, key));

    /// <summary>The value under <paramref name="key"/>; undefined when absent.</summary>
    public static JsonElement Find(JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var value) ? value : default;

    public static IReadOnlyList<string> Strings(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return [];
        var strings = new List<string>(json.GetArrayLength());
        foreach (var value in json.EnumerateArray())
        {
            if (value.ValueKind == JsonValueKind.String)
                strings.Add(value.GetString()!);
        }

        return strings;
    }
}
