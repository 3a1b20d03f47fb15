using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Definitions;

/// <summary>Orchard's open settings object: one key for each settings class. Unknown keys survive a round trip.</summary>
/// <remarks>Booleans may be written as strings ("True") and enums as names or numbers, as old recipes do.</remarks>
public sealed class Settings : IEquatable<Settings>
{
    private readonly JsonElement _root;

    private Settings(JsonElement root) => _root = root;

    public static Settings Empty { get; } = From([]);

    public static Settings From(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return new Settings(document.RootElement.Clone());
    }

    public JsonElement Root => _root;

    public bool Flag(string settingsClass, string key, bool whenAbsent = false) => Find(settingsClass, key) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => whenAbsent,
    };

    /// <summary>A string, or a number's digits; null when absent.</summary>
    public string? Text(string settingsClass, string key) => Find(settingsClass, key) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public IReadOnlyList<string> Texts(string settingsClass, string key) =>
        Find(settingsClass, key) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)]
            : [];

    public JsonElement? Find(string settingsClass, string key) =>
        _root.TryGetProperty(settingsClass, out var settings) && settings.ValueKind == JsonValueKind.Object
            && settings.TryGetProperty(key, out var value) ? value : null;

    /// <summary>These settings with <paramref name="other"/> laid over them: objects merge key by key, the rest is replaced.</summary>
    public Settings Merge(Settings other) => From(Merge(ToObject(), other.ToObject()));

    public JsonObject ToObject() => JsonObject.Create(_root) ?? [];

    public bool Equals(Settings? other) => other is not null && JsonElement.DeepEquals(_root, other._root);

    public override bool Equals(object? obj) => Equals(obj as Settings);

    public override int GetHashCode() => _root.EnumerateObject().Count();

    private static JsonObject Merge(JsonObject into, JsonObject from)
    {
        foreach (var (key, value) in from)
        {
            if (into[key] is JsonObject a && value is JsonObject b)
                into[key] = Merge((JsonObject)a.DeepClone(), b);
            else
                into[key] = value?.DeepClone();
        }

        return into;
    }
}
