using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.Definitions;

/// <summary>The records of Orchard's <c>ContentDefinition</c> step.</summary>
public static class ContentDefinitionJson
{
    /// <exception cref="JsonException">A name is missing or a member has the wrong kind; the message names the place.</exception>
    public static ContentType ReadType(JsonObject json, string place)
    {
        var name = Name(json, "Name", place);
        return new ContentType(
            name,
            json["DisplayName"] is JsonValue v && v.TryGetValue<string>(out var display) && display.Length > 0 ? display : name,
            ReadSettings(json, place),
            [.. Objects(json, "ContentTypePartDefinitionRecords", place).Select(p => new PartUse(
                Name(p.Json, "PartName", p.Place),
                p.Json["Name"] is null ? Name(p.Json, "PartName", p.Place) : Name(p.Json, "Name", p.Place),
                ReadSettings(p.Json, p.Place)))]);
    }

    /// <inheritdoc cref="ReadType"/>
    public static ContentPart ReadPart(JsonObject json, string place) => new(
        Name(json, "Name", place),
        ReadSettings(json, place),
        [.. Objects(json, "ContentPartFieldDefinitionRecords", place).Select(f => new ContentField(
            Name(f.Json, "FieldName", f.Place), Name(f.Json, "Name", f.Place), ReadSettings(f.Json, f.Place)))]);

    public static JsonObject Write(ContentType type) => new()
    {
        ["Name"] = type.Name,
        ["DisplayName"] = type.DisplayName,
        ["Settings"] = type.Settings.ToObject(),
        ["ContentTypePartDefinitionRecords"] = new JsonArray([.. type.Parts.Select(p => new JsonObject
        {
            ["PartName"] = p.PartName,
            ["Name"] = p.Name,
            ["Settings"] = p.Settings.ToObject(),
        })]),
    };

    public static JsonObject Write(ContentPart part) => new()
    {
        ["Name"] = part.Name,
        ["Settings"] = part.Settings.ToObject(),
        ["ContentPartFieldDefinitionRecords"] = new JsonArray([.. part.Fields.Select(f => new JsonObject
        {
            ["FieldName"] = f.FieldType,
            ["Name"] = f.Name,
            ["Settings"] = f.Settings.ToObject(),
        })]),
    };

    private static Settings ReadSettings(JsonObject json, string place) => json["Settings"] switch
    {
        null => Settings.Empty,
        JsonObject settings => Settings.From(settings),
        _ => throw new JsonException($"{place}.Settings is not an object"),
    };

    private static string Name(JsonObject json, string key, string place) =>
        json[key] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0
            ? name
            : throw new JsonException($"{place}.{key} is missing or not a name");

    private static IEnumerable<(JsonObject Json, string Place)> Objects(JsonObject json, string key, string place)
    {
        if (json[key] is null)
            return [];
        if (json[key] is not JsonArray list)
            throw new JsonException($"{place}.{key} is not an array");
        return [.. list.Select((node, i) => node is JsonObject o
            ? (o, $"{place}.{key}[{i}]")
            : throw new JsonException($"{place}.{key}[{i}] is not an object"))];
    }
}
