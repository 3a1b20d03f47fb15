using System.Collections.Immutable;

namespace Cms.GraphQL.Language;

/// <summary>A parsed text: operations and fragments, or type-system definitions, or both.</summary>
public sealed class Document(ImmutableArray<Definition> definitions, int tokens)
{
    /// <summary>In the order written; at least one.</summary>
    public ImmutableArray<Definition> Definitions { get; } = definitions;

    /// <summary>How many tokens the text has, comments included.</summary>
    public int Tokens { get; } = tokens;

    /// <summary>The deepest that braces and brackets can ever nest; every walk of a document relies on it.</summary>
    public const int MaxNesting = 256;

    /// <summary>Reads a document: operations and fragments, or type-system definitions, or both.</summary>
    /// <param name="text">The whole of it.</param>
    /// <param name="maxTokens">How many it may have, comments included.</param>
    /// <param name="maxNesting">How deep braces and brackets may nest; <see cref="MaxNesting"/> at most.</param>
    /// <exception cref="SyntaxException">The text breaks the grammar or a bound.</exception>
    public static Document Parse(string text, int maxTokens = int.MaxValue, int maxNesting = 64) =>
        Parser.ParseDocument(text, maxTokens, maxNesting);

    /// <inheritdoc/>
    public override string ToString() => Printer.Print(this);
}

/// <summary>A definition at the top of a document.</summary>
public abstract class Definition : Node
{
    private protected Definition(string? description, ImmutableArray<Directive> directives, Location at) : base(at)
    {
        Description = description;
        Directives = directives;
    }

    /// <summary>The text before it, if any.</summary>
    public string? Description { get; }

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; }
}

/// <summary>The three kinds of operation.</summary>
public enum OperationKind
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Writes, root field after root field, then reads.</summary>
    Mutation,

    /// <summary>A stream of answers; parsed and validated here, executed by nobody.</summary>
    Subscription,
}

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinition(
    string? description,
    OperationKind kind,
    string? name,
    ImmutableArray<VariableDefinition> variables,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    bool isShorthand,
    Location at) : Definition(description, directives, at)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationKind Kind { get; } = kind;

    /// <summary>Absent for anonymous operations.</summary>
    public string? Name { get; } = name;

    /// <summary>In the order written.</summary>
    public ImmutableArray<VariableDefinition> Variables { get; } = variables;

    /// <summary>What is asked of the root.</summary>
    public SelectionSet SelectionSet { get; } = selectionSet;

    /// <summary>Whether it was written as bare braces.</summary>
    public bool IsShorthand { get; } = isShorthand;
}

/// <summary>A variable that an operation declares.</summary>
public sealed class VariableDefinition(
    string? description,
    string name,
    TypeReference type,
    Value? defaultValue,
    ImmutableArray<Directive> directives,
    Location at) : Node(at)
{
    /// <summary>The text before it, if any.</summary>
    public string? Description { get; } = description;

    /// <summary>Without the dollar sign.</summary>
    public string Name { get; } = name;

    /// <summary>The declared type.</summary>
    public TypeReference Type { get; } = type;

    /// <summary>Used when no value is sent; a constant.</summary>
    public Value? DefaultValue { get; } = defaultValue;

    /// <summary>In the order written.</summary>
    public ImmutableArray<Directive> Directives { get; } = directives;
}

/// <summary>A named fragment.</summary>
public sealed class FragmentDefinition(
    string? description,
    string name,
    NamedTypeReference typeCondition,
    ImmutableArray<Directive> directives,
    SelectionSet selectionSet,
    Location at) : Definition(description, directives, at)
{
    /// <summary>Never <c>on</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The type it applies to.</summary>
    public NamedTypeReference TypeCondition { get; } = typeCondition;

    /// <summary>What is asked.</summary>
    public SelectionSet SelectionSet { get; } = selectionSet;
}
