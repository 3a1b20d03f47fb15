using System.Collections.Frozen;
using System.Collections.Immutable;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types;

/// <summary>All types of an endpoint, checked and immutable. Made by <see cref="SchemaBuilder"/>.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<string, NamedType> _types;
    private readonly FrozenDictionary<string, DirectiveDefinition> _directives;

    internal Schema(
        string? description,
        ObjectType query,
        ObjectType? mutation,
        ObjectType? subscription,
        ImmutableArray<NamedType> types,
        ImmutableArray<DirectiveDefinition> directives)
    {
        Description = description;
        Query = query;
        Mutation = mutation;
        Subscription = subscription;
        Types = types;
        Directives = directives;
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
    }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <summary>The root of queries.</summary>
    public ObjectType Query { get; }

    /// <summary>The root of mutations, if there are any.</summary>
    public ObjectType? Mutation { get; }

    /// <summary>The root of subscriptions, if there are any.</summary>
    public ObjectType? Subscription { get; }

    /// <summary>In the order declared, then the built-in ones, then those of introspection.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>The built-in ones, then the others in the order declared.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>The type of that name; null if there is none.</summary>
    public NamedType? FindType(string name) => _types.GetValueOrDefault(name);

    /// <summary>The directive of that name; null if there is none.</summary>
    public DirectiveDefinition? FindDirective(string name) => _directives.GetValueOrDefault(name);

    /// <summary>What a coordinate names: a <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputDefinition"/>,
    /// <see cref="EnumValue"/> or <see cref="DirectiveDefinition"/>; null if there is no such thing.</summary>
    public object? Find(SchemaCoordinate coordinate)
    {
        if (coordinate.IsDirective)
        {
            var directive = FindDirective(coordinate.Name);
            return coordinate.Argument is null ? directive : directive?.FindArgument(coordinate.Argument);
        }

        var type = FindType(coordinate.Name);
        if (coordinate.Member is null)
            return type;
        object? member = type switch
        {
            CompositeType composite => composite.FindField(coordinate.Member),
            InputObjectType input => input.FindField(coordinate.Member),
            EnumType enumeration => enumeration.Find(coordinate.Member),
            _ => null,
        };
        return coordinate.Argument is null ? member : (member as FieldDefinition)?.FindArgument(coordinate.Argument);
    }

    /// <summary>The schema in the type-system language, without built-in types and directives.</summary>
    public override string ToString() => SchemaPrinter.Print(this);
}
