using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Declares an argument, or a field of an input object.</summary>
public sealed class InputBuilder
{
    internal InputBuilder(string name, TypeReference type)
    {
        Name = name;
        Type = type;
    }

    internal string Name { get; }

    internal TypeReference Type { get; }

    internal Value? DefaultValue { get; set; }

    internal string? Description { get; private set; }

    internal string? DeprecationReason { get; private set; }

    /// <summary>Explains it to readers of the schema.</summary>
    public InputBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Says that it should no longer be used, and what to use instead.</summary>
    public InputBuilder Deprecate(string? reason)
    {
        DeprecationReason = reason;
        return this;
    }

    internal static InputBuilder Read(string name, string type, string? defaultValue, string? description) =>
        new InputBuilder(name, TypeReference.Parse(type))
        {
            DefaultValue = defaultValue is null ? null : Value.Parse(defaultValue),
        }.Describe(description);
}
