using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>A definition or extension of the type-system language.</summary>
public abstract class Declaration : Definition
{
    private protected Declaration(Heading heading) : base(heading.Description, heading.Directives, heading.At)
    {
        Name = heading.Name;
        IsExtension = heading.IsExtension;
    }

    /// <summary>The type's or directive's name; empty for the schema.</summary>
    public string Name { get; }

    /// <summary>Whether it begins with <c>extend</c>.</summary>
    public bool IsExtension { get; }
}

/// <summary>What all declarations begin with.</summary>
internal readonly record struct Heading(
    string? Description, string Name, ImmutableArray<Directive> Directives, bool IsExtension, Location At);

/// <summary><c>schema { query: Query }</c></summary>
public sealed class SchemaDeclaration : Declaration
{
    internal SchemaDeclaration(Heading heading, ImmutableArray<RootDeclaration> roots) : base(heading) => Roots = roots;

    /// <summary>In the order written.</summary>
    public ImmutableArray<RootDeclaration> Roots { get; }
}

/// <summary>One line of a schema declaration.</summary>
public sealed class RootDeclaration(OperationKind kind, string type, Location at) : Node(at)
{
    /// <summary>The kind of operation.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>The name of its root type.</summary>
    public string Type { get; } = type;
}

/// <summary><c>scalar Name</c></summary>
public sealed class ScalarDeclaration : Declaration
{
    internal ScalarDeclaration(Heading heading) : base(heading)
    {
    }
}

/// <summary>An object or interface type with its fields.</summary>
public sealed class CompositeDeclaration : Declaration
{
    internal CompositeDeclaration(
        Heading heading, bool isInterface, ImmutableArray<string> interfaces, ImmutableArray<FieldDeclaration> fields)
        : base(heading)
    {
        IsInterface = isInterface;
        Interfaces = interfaces;
        Fields = fields;
    }

    /// <summary>Whether it was declared by <c>interface</c> rather than <c>type</c>.</summary>
    public bool IsInterface { get; }

    /// <summary>The names after <c>implements</c>.</summary>
    public ImmutableArray<string> Interfaces { get; }

    /// <summary>In the order written.</summary>
    public ImmutableArray<FieldDeclaration> Fields { get; }
}

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDeclaration(
    string? description,
    string name,
    ImmutableArray<InputValueDeclaration> arguments,
    TypeReference type,
    ImmutableArray<Directive> directives,
    Location at) : Node(at)
{
    /// <summary>The text before it, if any.</summary>
    public string? Description { get; } = description;

    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>In the order written.</summary>
    public ImmutableArray<InputValueDeclaration> Arguments { get; } = arguments;

    /// <summary>The type of its value.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDeclaration(
    string? description,
    string name,
    TypeReference type,
    Value? defaultValue,
    ImmutableArray<Directive> directives,
    Location at) : Node(at)
{
    /// <summary>The text before it, if any.</summary>
    public string? Description { get; } = description;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of what may be given.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>Used when nothing is given.</summary>
    public Value? DefaultValue { get; } = defaultValue;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}

/// <summary><c>union Name = A | B</c></summary>
public sealed class UnionDeclaration : Declaration
{
    internal UnionDeclaration(Heading heading, ImmutableArray<string> members) : base(heading) => Members = members;

    /// <summary>The names of its object types.</summary>
    public ImmutableArray<string> Members { get; }
}

/// <summary><c>enum Name { A B }</c></summary>
public sealed class EnumDeclaration : Declaration
{
    internal EnumDeclaration(Heading heading, ImmutableArray<EnumValueDeclaration> values) : base(heading) =>
        Values = values;

    /// <summary>In the order written.</summary>
    public ImmutableArray<EnumValueDeclaration> Values { get; }
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValueDeclaration(
    string? description, string name, ImmutableArray<Directive> directives, Location at) : Node(at)
{
    /// <summary>The text before it, if any.</summary>
    public string? Description { get; } = description;

    /// <summary>Never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Name { get; } = name;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}

/// <summary><c>input Name { field: Type }</c></summary>
public sealed class InputDeclaration : Declaration
{
    internal InputDeclaration(Heading heading, ImmutableArray<InputValueDeclaration> fields) : base(heading) =>
        Fields = fields;

    /// <summary>In the order written.</summary>
    public ImmutableArray<InputValueDeclaration> Fields { get; }
}

/// <summary><c>directive @name(argument: Type) repeatable on FIELD</c></summary>
public sealed class DirectiveDeclaration : Declaration
{
    internal DirectiveDeclaration(
        Heading heading, ImmutableArray<InputValueDeclaration> arguments, bool isRepeatable, ImmutableArray<string> locations)
        : base(heading)
    {
        Arguments = arguments;
        IsRepeatable = isRepeatable;
        Locations = locations;
    }

    /// <summary>In the order written.</summary>
    public ImmutableArray<InputValueDeclaration> Arguments { get; }

    /// <summary>Whether one place may bear it more than once.</summary>
    public bool IsRepeatable { get; }

    /// <summary>The names of the places that may bear it.</summary>
    public ImmutableArray<string> Locations { get; }
}
