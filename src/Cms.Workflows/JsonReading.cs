using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows;

/// <summary>Forgiving reads of JSON objects: absent, null and of another kind all read as "not there".</summary>
internal static class JsonReading
{
    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");

    public static JsonElement Null { get; } = JsonElement.Parse("null");

    public static JsonElement? Get(this JsonElement json, string key) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var value)
            && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    public static string? Text(this JsonElement json, string key) =>
        json.Get(key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool Flag(this JsonElement json, string key) => json.Get(key) is { ValueKind: JsonValueKind.True };

    public static double? Number(this JsonElement json, string key) =>
        json.Get(key) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    public static ImmutableArray<string> Texts(this JsonElement json, string key) =>
        json.Get(key) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
