using System.Collections.Immutable;
using Cms.GraphQL.Execution;

namespace Cms.GraphQL.Types;

/// <summary>A field of an object type or interface.</summary>
public sealed class FieldDefinition
{
    internal FieldDefinition(
        string name,
        string? description,
        string? deprecationReason,
        GraphQLType type,
        ImmutableArray<InputDefinition> arguments,
        FieldResolver resolver,
        Func<InputValues, long>? pageSize,
        bool isVolatile = false,
        object? tag = null)
    {
        Name = name;
        Description = description;
        DeprecationReason = deprecationReason;
        Type = type;
        Arguments = arguments;
        Resolver = resolver;
        PageSize = pageSize;
        IsVolatile = isVolatile;
        Tag = tag;
    }

    /// <summary>Unique within its type.</summary>
    public string Name { get; }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <summary>Why it should no longer be used; null while it may.</summary>
    public string? DeprecationReason { get; }

    /// <summary>The type of its value.</summary>
    public GraphQLType Type { get; }

    /// <summary>In the order declared.</summary>
    public ImmutableArray<InputDefinition> Arguments { get; }

    /// <summary>How values are found.</summary>
    public FieldResolver Resolver { get; }

    /// <summary>How many values it will give at most, so that the cost of what is below is multiplied by it.</summary>
    public Func<InputValues, long>? PageSize { get; }

    /// <summary>Whether its value may change by itself, or depends on who asks.</summary>
    public bool IsVolatile { get; }

    /// <summary>What was said of it to those who load its parents: means nothing to the engine.</summary>
    public object? Tag { get; }

    /// <summary>The argument of that name; null if there is none.</summary>
    public InputDefinition? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
