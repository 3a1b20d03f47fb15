using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.StoredQueries;

/// <summary>What a stored query says in its <c>Schema</c> of the shape of its answer.</summary>
public abstract record QueryShape
{
    private const string ItemPrefix = "ContentItem/";

    private static readonly string[] Kinds = ["string", "integer", "number", "boolean"];

    private QueryShape()
    {
    }

    /// <summary>A list of content items of a type.</summary>
    public sealed record Items(string ContentType) : QueryShape;

    /// <summary>A list of objects.</summary>
    /// <param name="Properties">Names as the columns have them; kinds are <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>.</param>
    public sealed record Objects(ImmutableArray<(string Name, string Kind, string? Description)> Properties) : QueryShape;

    /// <summary>The name of the field in GraphQL where the schema gives one.</summary>
    public string? FieldTypeName { get; private init; }

    /// <returns>Null if it cannot be understood; <paramref name="problem"/> says why.</returns>
    public static QueryShape? Read(string schema, out string? problem)
    {
        problem = null;
        try
        {
            if (JsonNode.Parse(schema) is not JsonObject json || Text(json["type"]) is not { } type)
            {
                problem = "the schema has no 'type'";
                return null;
            }

            var name = Text(json["fieldTypeName"]);
            if (type.StartsWith(ItemPrefix, StringComparison.OrdinalIgnoreCase))
                return new Items(type[ItemPrefix.Length..]) { FieldTypeName = name };
            if (type != "object" || json["properties"] is not JsonObject { Count: > 0 } properties)
            {
                problem = $"the schema's type is 'ContentItem/<type>', or 'object' with 'properties', not '{type}'";
                return null;
            }

            var all = properties.Select(p => (p.Key, Kind: Text(p.Value?["type"]) ?? "", Text(p.Value?["description"]))).ToImmutableArray();
            if (all.FirstOrDefault(p => !Kinds.Contains(p.Kind)) is { Key: { } wrong } other)
            {
                problem = $"the schema's property '{wrong}' is of type '{other.Kind}'; it can be {string.Join(", ", Kinds)}";
                return null;
            }

            return new Objects(all) { FieldTypeName = name };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problem = "the schema is not a JSON object";
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
