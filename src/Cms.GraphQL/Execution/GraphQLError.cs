using System.Collections.Immutable;
using Cms.GraphQL.Language;

namespace Cms.GraphQL.Execution;

/// <summary>An entry of an answer's <c>errors</c>.</summary>
/// <param name="Message">One sentence for the client.</param>
/// <param name="Code">Goes to <c>extensions.code</c>.</param>
/// <param name="Locations">Where in the document, if it has to do with one.</param>
/// <param name="Path">Response names and indices; default for request errors.</param>
public sealed record GraphQLError(
    string Message, string? Code, ImmutableArray<Location> Locations, ImmutableArray<object> Path = default)
{
    /// <summary>What stands in <c>extensions</c> beside the code.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
