using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Editorial.Recipes;

/// <summary>Reads members of steps, whose names bind without case.</summary>
internal static class StepJson
{
    /// <summary>The member of exactly this name, else one that differs in case only; null when absent or null.</summary>
    internal static JsonNode? Member(this JsonObject json, string name) =>
        json.TryGetPropertyValue(name, out var exact)
            ? exact
            : json.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    internal static string? Text(this JsonObject json, string name) => json.Member(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw new JsonException($"'{name}' is not text."),
    };

    /// <summary>Empty when absent.</summary>
    internal static IReadOnlyList<(JsonObject Json, string Place)> Objects(this JsonObject json, string name) => json.Member(name) switch
    {
        null => [],
        JsonArray list => [.. list.Select((node, i) => node is JsonObject o
            ? (o, $"{name}[{i}]")
            : throw new JsonException($"{name}[{i}] is not an object."))],
        _ => throw new JsonException($"'{name}' is not an array."),
    };

    /// <inheritdoc cref="Objects"/>
    internal static IReadOnlyList<string> Texts(this JsonObject json, string name) => json.Member(name) switch
    {
        null => [],
        JsonArray list => [.. list.Select((node, i) => node is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw new JsonException($"{name}[{i}] is not text."))],
        _ => throw new JsonException($"'{name}' is not an array."),
    };
}
