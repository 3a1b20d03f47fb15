using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>What stands between a pair of braces in an operation or fragment.</summary>
public sealed class SelectionSet(ImmutableArray<Selection> selections, Location at) : Node(at)
{
    /// <summary>At least one.</summary>
    public ImmutableArray<Selection> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class Selection : Node
{
    private protected Selection(ImmutableArray<Directive> directives, Location at) : base(at) => Directives = directives;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; }
}

/// <summary>A field asked for.</summary>
public sealed class Field(
    string? alias,
    string name,
    ImmutableArray<Argument> arguments,
    ImmutableArray<Directive> directives,
    SelectionSet? selectionSet,
    Location at) : Selection(directives, at)
{
    /// <summary>The name the answer shall use instead, if any.</summary>
    public string? Alias { get; } = alias;

    /// <summary>The field's name in the schema.</summary>
    public string Name { get; } = name;

    /// <summary>The key in the answer: the alias, or the name.</summary>
    public string ResponseName => Alias ?? Name;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Argument> Arguments { get; } = arguments;

    /// <summary>What is asked of the field's value, if anything.</summary>
    public SelectionSet? SelectionSet { get; } = selectionSet;
}

/// <summary>A use of a named fragment.</summary>
public sealed class FragmentSpread(string name, ImmutableArray<Directive> directives, Location at)
    : Selection(directives, at)
{
    /// <summary>The fragment's name.</summary>
    public string Name { get; } = name;
}

/// <summary>Selections for values of one type, written in place.</summary>
public sealed class InlineFragment(
    NamedTypeReference? typeCondition,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    Location at) : Selection(directives, at)
{
    /// <summary>The type it applies to; the surrounding type when absent.</summary>
    public NamedTypeReference? TypeCondition { get; } = typeCondition;

    /// <summary>What is asked.</summary>
    public SelectionSet SelectionSet { get; } = selectionSet;
}

/// <summary>A named value given to a field or directive.</summary>
public sealed class Argument(string name, Value value, Location at) : Node(at)
{
    /// <summary>The argument's name.</summary>
    public string Name { get; } = name;

    /// <summary>What is given for it.</summary>
    public Value Value { get; } = value;
}

/// <summary>A use of a directive.</summary>
public sealed class Directive(string name, ImmutableArray<Argument> arguments, Location at) : Node(at)
{
    /// <summary>Without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Argument> Arguments { get; } = arguments;
}
