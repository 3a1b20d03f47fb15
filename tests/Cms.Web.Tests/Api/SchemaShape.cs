using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>What the schema says of itself to the public.</summary>
internal sealed class SchemaShape(Dictionary<string, JsonNode> types)
{
    /// <summary>In all that is not public.</summary>
    public const string Marker = "CANARY";

    /// <summary>As long as the marker, and nowhere in the site.</summary>
    private const string Decoy = "KANARI";

    private const string Introspection = """
        { __schema { types { name kind
            possibleTypes { name }
            fields { name args { name } type { ...T } }
            inputFields { name type { ...T } } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    public static async Task<SchemaShape> OfAsync(CmsProcess server) => new(
        (await server.DataAsync(Introspection))["__schema"]!["types"]!.AsArray().ToDictionary(t => (string)t!["name"]!, t => t!));

    public IEnumerable<string> Roots() => Fields("Query").Select(f => (string)f["name"]!).Where(name => !name.StartsWith("contentItem", StringComparison.Ordinal));

    public string[] Arguments(string type, string field) =>
        [.. Fields(type).Single(f => (string?)f["name"] == field)["args"]!.AsArray().Select(a => (string)a!["name"]!)];

    /// <summary>Everything below a field, down to a depth.</summary>
    public string Selection(string type, string field, int depth, string status) =>
        Of(NamedOf(Fields(type).Single(f => (string?)f["name"] == field)["type"]!), depth, status);

    /// <summary>Filters by the marker beside the same filters by the decoy.</summary>
    public IEnumerable<(string With, string Without)> Filters(string list, int depth)
    {
        var type = char.ToUpperInvariant(list[0]) + list[1..] + "WhereInput";
        return types.ContainsKey(type) ? FiltersOf(type, depth) : [];
    }

    public IEnumerable<string> Orders(string list) => OrdersOf(char.ToUpperInvariant(list[0]) + list[1..] + "OrderByInput");

    private IEnumerable<string> OrdersOf(string type)
    {
        foreach (var field in types[type]["inputFields"]!.AsArray())
        {
            var named = NamedOf(field!["type"]!);
            foreach (var value in named == "OrderByDirection" ? ["ASC", "DESC"] : OrdersOf(named))
                yield return $"{{ {field["name"]}: {value} }}";
        }
    }

    private IEnumerable<(string With, string Without)> FiltersOf(string type, int depth)
    {
        foreach (var field in types[type]["inputFields"]!.AsArray())
        {
            var name = (string)field!["name"]!;
            var named = NamedOf(field["type"]!);
            if (name is "AND" or "OR" or "NOT")
                continue;
            if ((string?)types[named]["kind"] == "INPUT_OBJECT")
            {
                foreach (var (with, without) in depth > 1 ? FiltersOf(named, depth - 1) : [])
                    yield return ($"{{ {name}: {with} }}", $"{{ {name}: {without} }}");
                continue;
            }

            // Values that only what is not public has, and such that nothing has.
            foreach (var (with, without) in ((string, string)[])(named switch
            {
                "String" => [($"\"{Marker}\"", $"\"{Decoy}\""), ($"\"{Marker} draft\"", $"\"{Decoy} draft\""), ($"\"{Marker.ToLowerInvariant()}-draft\"", $"\"{Decoy.ToLowerInvariant()}-draft\"")],
                "Decimal" => [("77", "78")],
                _ => [],
            }))
                yield return ($"{{ {name}: {with} }}", $"{{ {name}: {without} }}");
        }
    }

    private string Of(string type, int depth, string status)
    {
        var kind = (string)types[type]["kind"]!;
        if (kind is "SCALAR" or "ENUM")
            return "";
        var selected = new List<string> { "__typename" };
        foreach (var field in Fields(type))
        {
            var name = (string)field["name"]!;
            var named = NamedOf(field["type"]!);
            var isLeaf = (string?)types[named]["kind"] is "SCALAR" or "ENUM";
            if (!isLeaf && depth <= 1)
                continue;
            var arguments = field["args"]!.AsArray().Select(a => (string)a!["name"]!).ToArray();
            var given = string.Join(", ", new[]
            {
                arguments.Contains("first") ? "first: 4" : "", arguments.Contains("status") && status.Length > 0 ? $"status: {status}" : "",
            }.Where(a => a.Length > 0));
            selected.Add($"{name}{(given.Length > 0 ? $"({given})" : "")}{(isLeaf ? "" : Of(named, depth - 1, status))}");
        }

        if (kind == "INTERFACE" && depth > 1)
        {
            foreach (var possible in types[type]["possibleTypes"]!.AsArray().Select(t => (string)t!["name"]!))
                selected.Add($"... on {possible} {Aliased(possible)}");
        }

        return $" {{ {string.Join(' ', selected)} }}";
    }

    /// <summary>The leaves of a type under names of their own, since two types may have different ones of one name.</summary>
    private string Aliased(string type) => "{ " + string.Join(' ', Fields(type)
        .Where(f => (string?)types[NamedOf(f["type"]!)]["kind"] is "SCALAR" or "ENUM")
        .Select(f => (string)f["name"]!)
        .Except(Fields("ContentItem").Select(f => (string)f["name"]!))
        .Select(name => $"{name}").Append("__typename")) + " }";

    private IEnumerable<JsonNode> Fields(string type) => types[type]["fields"]!.AsArray().Select(f => f!);

    private static string NamedOf(JsonNode type)
    {
        while (type["ofType"] is { } inner)
            type = inner;
        return (string)type["name"]!;
    }
}
