using System.Collections.Frozen;
using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.GraphQL.Types;

namespace Cms.Web.Api.Schema;

/// <summary>What the building of a schema shares: the builder, the definitions, and who has which name.</summary>
internal sealed class SchemaScope
{
    /// <summary>Names that clients of every site rely on; a content type of such a name is left out of the schema.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Query", "Mutation", "Subscription", "ContentItem", "PageInfo", "Status", "OrderByDirection",
        "String", "Int", "Float", "Boolean", "ID", "DateTime", "Date", "Decimal", "TimeSpan", "Long", "JSON",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> _names;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Wanted, string Of), string> _given = [];

    public SchemaScope(SchemaBuilder builder, ContentDefinitions definitions)
    {
        Builder = builder;
        Definitions = definitions;
        Types = [.. definitions.Types.Values.Where(type => SchemaNames.IsName(type.Name) && !Reserved.Contains(type.Name))];
        _names = Types.Select(type => type.Name).ToFrozenSet(StringComparer.Ordinal);
    }

    public SchemaBuilder Builder { get; }

    public ContentDefinitions Definitions { get; }

    /// <summary>The content types that the schema has.</summary>
    public ImmutableArray<ContentType> Types { get; }

    /// <summary>Whether a content type of that name is in the schema.</summary>
    public bool HasType(string name) => _names.Contains(name);

    /// <summary>The name of a type that is no content type: as wanted, or with underscores behind it where a content type or
    /// something else of this schema has that name.</summary>
    /// <param name="of">What it is the name of, where a site's definitions can make two things want the same: the same thing
    /// always gets the same name.</param>
    public string Name(string wanted, string of = "")
    {
        if (_given.TryGetValue((wanted, of), out var given))
            return given;

        var name = wanted;
        while (_names.Contains(name) || Reserved.Contains(name) || !_taken.Add(name))
            name += "_";
        _given.Add((wanted, of), name);
        return name;
    }
}
