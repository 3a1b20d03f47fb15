namespace Cms.GraphQL.Types;

/// <summary>A type of a schema: one with a name, or a list or non-null of another.</summary>
public abstract class GraphQLType
{
    private protected GraphQLType()
    {
    }

    /// <summary>Without lists and non-nulls.</summary>
    public NamedType Named
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case ListType list: type = list.Item; break;
                    case NonNullType nonNull: type = nonNull.Inner; break;
                    default: return (NamedType)type;
                }
            }
        }
    }

    /// <summary>Itself, or what a non-null type wraps.</summary>
    public GraphQLType Nullable => this is NonNullType nonNull ? nonNull.Inner : this;

    /// <summary>Whether null is excluded.</summary>
    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether values of this type may be given to arguments and variables.</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether fields may have this type.</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether values have no fields to select.</summary>
    public bool IsLeaf => Named is ScalarType or EnumType;
}

/// <summary>A list.</summary>
public sealed class ListType(GraphQLType item) : GraphQLType
{
    /// <summary>The type of each item.</summary>
    public GraphQLType Item { get; } = item;

    /// <inheritdoc/>
    public override string ToString() => $"[{Item}]";
}

/// <summary>A type that excludes null.</summary>
public sealed class NonNullType(GraphQLType inner) : GraphQLType
{
    /// <summary>A named type or a list.</summary>
    public GraphQLType Inner { get; } = inner;

    /// <inheritdoc/>
    public override string ToString() => $"{Inner}!";
}

/// <summary>A type with a name of its own.</summary>
public abstract class NamedType : GraphQLType
{
    private protected NamedType(string name, string? description)
    {
        Name = name;
        Description = description;
    }

    /// <summary>Unique within the schema.</summary>
    public string Name { get; }

    /// <summary>Markdown for readers of the schema.</summary>
    public string? Description { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
