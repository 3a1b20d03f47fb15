using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Content.StoredQueries;

/// <summary>A named question that clients ask by its name, in Orchard's format.</summary>
/// <param name="Name">Unique without case.</param>
/// <param name="Source"><c>Sql</c> runs here; others, as <c>Lucene</c>, are kept only.</param>
/// <param name="Schema">JSON as text: the shape of an answer in GraphQL; null leaves the query out of the schema.</param>
/// <param name="Template">The SQL.</param>
/// <param name="ReturnsItems">The answer is the content items of the rows, not the rows.</param>
/// <param name="Json">All of it as it came, members unknown here too.</param>
public sealed record StoredQuery(string Name, string Source, string? Schema, string Template, bool ReturnsItems, JsonObject Json)
{
    public const string Sql = "Sql";

    public const int MaxNameLength = 100;

    /// <summary>Member names bind without case, as in Orchard.</summary>
    /// <returns>Null if it has no name, or a member of another kind; <paramref name="problem"/> says which.</returns>
    public static StoredQuery? Read(JsonObject json, out string? problem)
    {
        problem = null;
        var name = Text(json, "Name", ref problem);
        if (problem is null && name is not { Length: > 0 and <= MaxNameLength })
            problem = $"'Name' must have 1 to {MaxNameLength} characters.";
        var returnsItems = false;
        if (Member(json, "ReturnContentItems") is JsonValue flag && !flag.TryGetValue(out returnsItems))
            problem ??= "'ReturnContentItems' is not true or false.";
        var query = new StoredQuery(
            name ?? "",
            Text(json, "Source", ref problem) ?? "",
            Text(json, "Schema", ref problem) is { Length: > 0 } schema ? schema : null,
            Text(json, "Template", ref problem) ?? "",
            returnsItems,
            (JsonObject)json.DeepClone());
        return problem is null ? query : null;
    }

    public bool Equals(StoredQuery? other) => other is not null && JsonNode.DeepEquals(Json, other.Json);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.OrdinalIgnoreCase);

    private static JsonNode? Member(JsonObject json, string name) =>
        json.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Text(JsonObject json, string name, ref string? problem)
    {
        if (Member(json, name) is not { } node)
            return null;
        if (node.GetValueKind() == JsonValueKind.String)
            return node.GetValue<string>();
        problem ??= $"'{name}' is not text.";
        return null;
    }
}
