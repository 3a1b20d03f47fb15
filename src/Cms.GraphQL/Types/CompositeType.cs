using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Cms.GraphQL.Types;

/// <summary>A type whose values have fields to select: an object type, interface or union.</summary>
public abstract class CompositeType : NamedType
{
    private FrozenDictionary<string, FieldDefinition> _byName = FrozenDictionary<string, FieldDefinition>.Empty;
    private FrozenDictionary<string, ObjectType> _possible = FrozenDictionary<string, ObjectType>.Empty;

    private protected CompositeType(string name, string? description) : base(name, description)
    {
    }

    /// <summary>In the order declared; none for a union.</summary>
    public ImmutableArray<FieldDefinition> Fields { get; private set; } = [];

    /// <summary>All interfaces it implements, in the order declared.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; private set; } = [];

    /// <summary>The object types a value can have: itself for an object type.</summary>
    public ImmutableArray<ObjectType> PossibleTypes { get; private set; } = [];

    /// <summary>Whether it is an interface or union.</summary>
    public bool IsAbstract => this is not ObjectType;

    /// <summary>The field of that name, <c>__typename</c> not included; null if there is none.</summary>
    public FieldDefinition? FindField(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The possible type of that name; null if there is none.</summary>
    public ObjectType? FindPossibleType(string name) => _possible.GetValueOrDefault(name);

    /// <summary>Whether some value can be of both types.</summary>
    public bool Overlaps(CompositeType other)
    {
        if (ReferenceEquals(this, other))
            return true;
        foreach (var type in PossibleTypes)
        {
            if (other._possible.ContainsKey(type.Name))
                return true;
        }

        return false;
    }

    internal void SetFields(ImmutableArray<FieldDefinition> fields, ImmutableArray<InterfaceType> interfaces)
    {
        Fields = fields;
        Interfaces = interfaces;
        _byName = fields.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }

    internal void SetPossibleTypes(ImmutableArray<ObjectType> types)
    {
        PossibleTypes = types;
        _possible = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }
}

/// <summary>A type of values with fields.</summary>
public sealed class ObjectType : CompositeType
{
    internal ObjectType(string name, string? description) : base(name, description)
    {
    }
}

/// <summary>Fields that several object types have in common.</summary>
public sealed class InterfaceType : CompositeType
{
    internal InterfaceType(string name, string? description, Func<object, string?>? resolveType)
        : base(name, description) => ResolveType = resolveType;

    /// <summary>Tells the name of a value's object type.</summary>
    public Func<object, string?>? ResolveType { get; }
}

/// <summary>One of several object types.</summary>
public sealed class UnionType : CompositeType
{
    internal UnionType(string name, string? description, Func<object, string?>? resolveType)
        : base(name, description) => ResolveType = resolveType;

    /// <summary>Tells the name of a value's object type.</summary>
    public Func<object, string?>? ResolveType { get; }
}
