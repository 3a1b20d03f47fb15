using Cms.GraphQL.Language;

namespace Cms.GraphQL.Types.Building;

/// <summary>Declares one type.</summary>
public abstract class TypeBuilder
{
    private protected TypeBuilder(string name) => Name = name;

    /// <summary>The type's name.</summary>
    public string Name { get; }

    internal string? Description { get; set; }
}

/// <summary>Declares an object type or interface.</summary>
public abstract class CompositeBuilder<TSelf> : FieldsBuilder where TSelf : CompositeBuilder<TSelf>
{
    private protected CompositeBuilder(string name) : base(name)
    {
    }

    /// <summary>Explains the type to readers of the schema.</summary>
    public TSelf Describe(string? description)
    {
        Description = description;
        return (TSelf)this;
    }

    /// <summary>Adds interfaces that the type implements.</summary>
    public TSelf Implements(params IEnumerable<string> interfaces)
    {
        Interfaces.AddRange(interfaces);
        return (TSelf)this;
    }
}

/// <summary>Declares a type with fields.</summary>
public abstract class FieldsBuilder : TypeBuilder
{
    private protected FieldsBuilder(string name) : base(name)
    {
    }

    internal List<FieldBuilder> Fields { get; } = [];

    internal List<string> Interfaces { get; } = [];

    /// <summary>The names of the fields added so far.</summary>
    public IEnumerable<string> FieldNames => Fields.Select(added => added.Name);

    /// <summary>Adds a field.</summary>
    /// <param name="name">Unique within the type.</param>
    /// <param name="type">For example <c>[Article!]</c>; the type may be declared later.</param>
    public FieldBuilder Field(string name, string type)
    {
        var field = new FieldBuilder(name, TypeReference.Parse(type));
        Fields.Add(field);
        return field;
    }

    /// <summary>Adds the fields of another type whose names, in whatever case, this one does not have yet, for parents that lead to that type's own.
    /// They may all be null, since there may be no such parent.</summary>
    /// <param name="from">A type whose fields are all declared.</param>
    /// <param name="toParent">Leads from a parent of this type to one of <paramref name="from"/>; null if there is none.</param>
    public void Lift(FieldsBuilder from, Func<object, object?> toParent)
    {
        foreach (var field in from.Fields.Where(field => !FieldNames.Contains(field.Name, StringComparer.OrdinalIgnoreCase)).ToArray())
            Fields.Add(field.Lifted(toParent));
    }

    /// <summary>The field added before under that name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FieldBuilder Field(string name) => FindField(name)
        ?? throw new ArgumentException($"'{Name}' has no field '{name}' yet; give its type to add it.", nameof(name));

    /// <summary>The field added before under that name; null if there is none.</summary>
    public FieldBuilder? FindField(string name) => Fields.Find(field => field.Name == name);
}

/// <summary>Declares an object type.</summary>
public sealed class ObjectTypeBuilder : CompositeBuilder<ObjectTypeBuilder>
{
    internal ObjectTypeBuilder(string name) : base(name)
    {
    }
}

/// <summary>Declares an interface.</summary>
public sealed class InterfaceTypeBuilder : CompositeBuilder<InterfaceTypeBuilder>
{
    internal InterfaceTypeBuilder(string name) : base(name)
    {
    }

    internal Func<object, string?>? Resolver { get; private set; }

    /// <summary>Tells the name of a value's object type.</summary>
    public InterfaceTypeBuilder ResolveType(Func<object, string?> resolve)
    {
        Resolver = resolve;
        return this;
    }
}

/// <summary>Declares a union.</summary>
public sealed class UnionTypeBuilder : TypeBuilder
{
    internal UnionTypeBuilder(string name) : base(name)
    {
    }

    internal List<string> Members { get; } = [];

    internal Func<object, string?>? Resolver { get; private set; }

    /// <summary>Explains the type to readers of the schema.</summary>
    public UnionTypeBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Adds object types.</summary>
    public UnionTypeBuilder Of(params IEnumerable<string> types)
    {
        Members.AddRange(types);
        return this;
    }

    /// <summary>Tells the name of a value's object type.</summary>
    public UnionTypeBuilder ResolveType(Func<object, string?> resolve)
    {
        Resolver = resolve;
        return this;
    }
}

/// <summary>Declares an enum.</summary>
public sealed class EnumTypeBuilder : TypeBuilder
{
    internal EnumTypeBuilder(string name) : base(name)
    {
    }

    internal List<EnumValue> Values { get; } = [];

    /// <summary>Explains the type to readers of the schema.</summary>
    public EnumTypeBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="name">Unique within the enum.</param>
    /// <param name="value">What resolvers give and take; the name itself if absent.</param>
    /// <param name="description">For readers of the schema.</param>
    /// <param name="deprecationReason">Why it should no longer be used.</param>
    public EnumTypeBuilder Value(
        string name, object? value = null, string? description = null, string? deprecationReason = null)
    {
        Values.Add(new EnumValue(name, value ?? name, description, deprecationReason));
        return this;
    }
}

/// <summary>Declares an input object.</summary>
public sealed class InputObjectTypeBuilder : TypeBuilder
{
    internal InputObjectTypeBuilder(string name) : base(name)
    {
    }

    internal List<InputBuilder> Fields { get; } = [];

    internal bool IsOneOf { get; private set; }

    /// <summary>Explains the type to readers of the schema.</summary>
    public InputObjectTypeBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Adds a field.</summary>
    /// <param name="name">Unique within the type.</param>
    /// <param name="type">For example <c>[String!]</c>.</param>
    /// <param name="defaultValue">A literal as in a document.</param>
    public InputBuilder Field(string name, string type, string? defaultValue = null)
    {
        var field = InputBuilder.Read(name, type, defaultValue, null);
        Fields.Add(field);
        return field;
    }

    /// <summary>Whether a field of that name was added.</summary>
    public bool Has(string name) => Fields.Exists(field => field.Name == name);

    /// <summary>Demands exactly one of the fields.</summary>
    public InputObjectTypeBuilder OneOf()
    {
        IsOneOf = true;
        return this;
    }
}

/// <summary>Declares a directive.</summary>
public sealed class DirectiveBuilder
{
    internal DirectiveBuilder(string name, IEnumerable<string> places)
    {
        Name = name;
        Places = [.. places];
    }

    internal string Name { get; }

    internal List<string> Places { get; }

    internal string? Description { get; private set; }

    internal bool IsRepeatable { get; private set; }

    internal List<InputBuilder> Arguments { get; } = [];

    /// <summary>Explains the directive to readers of the schema.</summary>
    public DirectiveBuilder Describe(string? description)
    {
        Description = description;
        return this;
    }

    /// <summary>Lets one place bear it more than once.</summary>
    public DirectiveBuilder Repeatable()
    {
        IsRepeatable = true;
        return this;
    }

    /// <summary>Adds an argument.</summary>
    public DirectiveBuilder Argument(
        string name, string type, string? defaultValue = null, string? description = null, string? deprecationReason = null)
    {
        Arguments.Add(InputBuilder.Read(name, type, defaultValue, description).Deprecate(deprecationReason));
        return this;
    }
}
