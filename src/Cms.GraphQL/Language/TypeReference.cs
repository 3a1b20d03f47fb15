namespace Cms.GraphQL.Language;

/// <summary>A type as written: a name, perhaps in brackets, perhaps with exclamation marks.</summary>
public abstract class TypeReference : Node
{
    private protected TypeReference(Location at) : base(at)
    {
    }

    /// <summary>Reads a reference, for example <c>[Article!]!</c>.</summary>
    /// <exception cref="SyntaxException">The text is not a type reference.</exception>
    public static TypeReference Parse(string text) => Parser.ParseTypeReference(text);

    /// <summary>The name inside all brackets.</summary>
    public string InnermostName
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case ListTypeReference list: type = list.Item; break;
                    case NonNullTypeReference nonNull: type = nonNull.Inner; break;
                    default: return ((NamedTypeReference)type).Name;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        ListTypeReference list => $"[{list.Item}]",
        NonNullTypeReference nonNull => $"{nonNull.Inner}!",
        _ => ((NamedTypeReference)this).Name,
    };
}

/// <summary>The name of a type.</summary>
public sealed class NamedTypeReference(string name, Location at) : TypeReference(at)
{
    /// <summary>The type's name.</summary>
    public string Name { get; } = name;
}

/// <summary>A list of something.</summary>
public sealed class ListTypeReference(TypeReference item, Location at) : TypeReference(at)
{
    /// <summary>The type of each item.</summary>
    public TypeReference Item { get; } = item;
}

/// <summary>A type that excludes null.</summary>
public sealed class NonNullTypeReference(TypeReference inner, Location at) : TypeReference(at)
{
    /// <summary>A name or a list, never again non-null.</summary>
    public TypeReference Inner { get; } = inner;
}
