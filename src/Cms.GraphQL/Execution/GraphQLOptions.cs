namespace Cms.GraphQL.Execution;

/// <summary>How an executor behaves.</summary>
public sealed record GraphQLOptions
{
    /// <summary>Bounds on every request.</summary>
    public GraphQLLimits Limits { get; init; } = new();

    /// <summary>How many documents keep their plan.</summary>
    public int CachedDocuments { get; init; } = 1000;

    /// <summary>Whether the batches of one level run at the same time. Switch it off where they share something that serves
    /// one at a time, such as a database connection; they then run one after the other.</summary>
    public bool ConcurrentBatches { get; init; } = true;

    /// <summary>Told of every exception a resolver threw; the client only learns that something went wrong.</summary>
    public Action<Exception, FieldContext>? OnException { get; init; }
}
