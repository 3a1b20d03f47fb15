using System.Collections.Immutable;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Execution;

/// <summary>How far a request came; the answer itself is written already.</summary>
public enum RequestStage
{
    /// <summary>The document breaks the grammar.</summary>
    Syntax,

    /// <summary>A bound is exceeded.</summary>
    Limit,

    /// <summary>The document does not fit the schema.</summary>
    Validation,

    /// <summary>No operation, or no clear one, to run.</summary>
    Operation,

    /// <summary>The operation's kind is not allowed for this request.</summary>
    OperationNotAllowed,

    /// <summary>The variables' values do not fit.</summary>
    Variables,

    /// <summary>The time was over before the answer was complete.</summary>
    Timeout,

    /// <summary>It was executed: the answer has <c>data</c>.</summary>
    Executed,
}

/// <summary>What an endpoint needs to know for status, cache and log.</summary>
/// <param name="Stage">Anything but <see cref="RequestStage.Executed"/> is a request error: no <c>data</c>.</param>
/// <param name="Kind">The operation's kind; null if none was chosen.</param>
/// <param name="IsDataNull">Whether an error reached the root.</param>
/// <param name="Errors">The errors told.</param>
public sealed record ExecutionOutcome(
    RequestStage Stage, OperationKind? Kind, bool IsDataNull, ImmutableArray<GraphQLError> Errors)
{
    /// <summary>Whether a <see cref="Types.FieldDefinition.IsVolatile">volatile</see> field was asked for, so that the answer serves
    /// nobody else.</summary>
    public bool IsVolatile { get; init; }
}
