using Cms.GraphQL.Language;

namespace Cms.GraphQL.Execution;

/// <summary>Bounds on a request, counted after fragments are expanded; beyond one of them it is refused unexecuted.</summary>
public sealed record GraphQLLimits
{
    /// <summary>How deep fields may nest; introspection is exempt, see <see cref="MaxIntrospectionDepth"/>.</summary>
    public int MaxDepth { get; init; } = 15;

    /// <summary>How deep the lists of introspection (types, fields, arguments and so on) may nest in one another. The usual
    /// introspection query needs 3.</summary>
    public int MaxIntrospectionDepth { get; init; } = 3;

    /// <summary>How deep braces and brackets of the text itself may nest: selections, values, types.</summary>
    /// <remarks>Everything later recurses no deeper, so that no document can exhaust the stack, which would end the process.
    /// Whatever is set here, <see cref="Document.MaxNesting"/> is the most.</remarks>
    public int MaxParserDepth { get; init; } = 64;

    /// <summary>Sum of all fields, those below a list multiplied by its page size; also how many objects a query's answer may
    /// have in the end, whatever its lists promised.</summary>
    public long MaxComplexity { get; init; } = 200_000;

    /// <summary>Fields with an alias.</summary>
    public int MaxAliases { get; init; } = 60;

    /// <summary>Different fields of the root.</summary>
    public int MaxRootFields { get; init; } = 20;

    /// <summary>Fields in all.</summary>
    public int MaxFields { get; init; } = 1500;

    /// <summary>Uses of directives.</summary>
    public int MaxDirectives { get; init; } = 60;

    /// <summary>Tokens of the document, comments included.</summary>
    public int MaxTokens { get; init; } = 4000;

    /// <summary>Operations in one document.</summary>
    public int MaxOperations { get; init; } = 20;

    /// <summary>Fragments in one document.</summary>
    public int MaxFragments { get; init; } = 100;

    /// <summary>Variables of one operation.</summary>
    public int MaxVariables { get; init; } = 100;

    /// <summary>Errors told in one answer; more are left out.</summary>
    public int MaxErrors { get; init; } = 20;
}
