using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cms.GraphQL.Types;

/// <summary>Named values that are given together.</summary>
public sealed class InputObjectType : NamedType
{
    private FrozenDictionary<string, InputDefinition> _byName = FrozenDictionary<string, InputDefinition>.Empty;

    internal InputObjectType(string name, string? description, bool isOneOf) : base(name, description) =>
        IsOneOf = isOneOf;

    /// <summary>Whether exactly one field must be given, and not as null.</summary>
    public bool IsOneOf { get; }

    /// <summary>In the order declared.</summary>
    public ImmutableArray<InputDefinition> Fields { get; private set; } = [];

    /// <summary>The field of that name; null if there is none.</summary>
    public InputDefinition? FindField(string name) => _byName.GetValueOrDefault(name);

    internal void SetFields(ImmutableArray<InputDefinition> fields)
    {
        Fields = fields;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }
}
