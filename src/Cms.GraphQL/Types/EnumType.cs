using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.GraphQL.Types;

/// <summary>One of a few names, each standing for a value that resolvers give and take.</summary>
public sealed class EnumType : NamedType
{
    private readonly FrozenDictionary<string, EnumValue> _byName;
    private readonly FrozenDictionary<object, JsonEncodedText> _byValue;

    internal EnumType(string name, string? description, ImmutableArray<EnumValue> values) : base(name, description)
    {
        Values = values;
        _byName = values.ToFrozenDictionary(value => value.Name, StringComparer.Ordinal);
        _byValue = values.DistinctBy(value => value.Value)
            .ToFrozenDictionary(value => value.Value, value => JsonEncodedText.Encode(value.Name));
    }

    /// <summary>In the order declared.</summary>
    public ImmutableArray<EnumValue> Values { get; }

    /// <summary>The value of that name; null if there is none.</summary>
    public EnumValue? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Writes the name of a value; false if none of the values is meant.</summary>
    internal bool TryWrite(Utf8JsonWriter writer, object value)
    {
        if (!_byValue.TryGetValue(value, out var name))
            return false;
        writer.WriteStringValue(name);
        return true;
    }
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValue
{
    internal EnumValue(string name, object value, string? description, string? deprecationReason)
    {
        Name = name;
        Value = value;
        Description = description;
        DeprecationReason = deprecationReason;
    }

    /// <summary>Unique within its enum.</summary>
    public string Name { get; }

    /// <summary>What resolvers give and take; the name itself unless declared otherwise.</summary>
    public object Value { get; }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <summary>Why it should no longer be used; null while it may.</summary>
    public string? DeprecationReason { get; }
}
