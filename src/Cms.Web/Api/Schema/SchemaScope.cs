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

    /// <summary>The name of a type that is no content type: as wanted, or with underscores behind it where a content type has
    /// that name.</summary>
    public string Name(string wanted)
    {
        while (_names.Contains(wanted) || Reserved.Contains(wanted))
            wanted += "_";
        return wanted;
    }
}
