using System.Text.Json;

namespace Cms.GraphQL.Execution;

/// <summary>What a client sends.</summary>
/// <param name="Query">The document.</param>
/// <param name="OperationName">Which operation to run; may be absent if there is only one.</param>
/// <param name="Variables">An object, or undefined for none.</param>
public sealed record GraphQLRequest(string Query, string? OperationName = null, JsonElement Variables = default)
{
    /// <summary>Free for agreements between client and server; the engine ignores it.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>Whether this caller may ask for the schema, and gets suggestions in error messages.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Whether this caller may run mutations, now (false for HTTP's GET).</summary>
    public bool AllowMutations { get; init; } = true;

    /// <summary>The parent that resolvers of root fields get; an empty object if absent.</summary>
    public object? Root { get; init; }

    /// <summary>When to give up; never if absent.</summary>
    public TimeSpan? Timeout { get; init; }
}
