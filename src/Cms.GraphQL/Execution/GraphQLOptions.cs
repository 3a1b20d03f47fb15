namespace Cms.GraphQL.Execution;

/// <summary>How an executor behaves.</summary>
public sealed record GraphQLOptions
{
    /// <summary>Bounds on every request.</summary>
    public GraphQLLimits Limits { get; init; } = new();

    /// <summary>How many documents keep their plan.</summary>
    public int CachedDocuments { get; init; } = 1000;

    /// <summary>Told of every exception a resolver threw; the client only learns that something went wrong.</summary>
    public Action<Exception, FieldContext>? OnException { get; init; }
}
