using Cms.GraphQL.Execution;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputDefinition
{
    private object? _defaultValue;
    private bool _isDefaultRead;

    internal InputDefinition(string name, string? description, string? deprecationReason, GraphQLType type, Value? defaultLiteral)
    {
        Name = name;
        Description = description;
        DeprecationReason = deprecationReason;
        Type = type;
        DefaultLiteral = defaultLiteral;
    }

    /// <summary>Unique within its owner.</summary>
    public string Name { get; }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <summary>Why it should no longer be used; null while it may.</summary>
    public string? DeprecationReason { get; }

    /// <summary>The type of what may be given.</summary>
    public GraphQLType Type { get; }

    /// <summary>What is used when nothing is given, as written; null if nothing is.</summary>
    public Value? DefaultLiteral { get; }

    /// <summary>The default as resolvers see it; meaningful when <see cref="DefaultLiteral"/> is not null.</summary>
    public object? DefaultValue
    {
        get
        {
            if (!Volatile.Read(ref _isDefaultRead) && DefaultLiteral is not null)
            {
                LiteralReader.Read(Type, DefaultLiteral, VariableValues.None, out _defaultValue);
                Volatile.Write(ref _isDefaultRead, true);
            }

            return _defaultValue;
        }
    }

    /// <summary>Whether something must be given.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultLiteral is null;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Type}";
}
