namespace Cms.Site.GraphQL;

/// <summary>What came back for a query.</summary>
internal abstract record Answer<T>
    where T : class
{
    /// <summary>The endpoint answered; fields that failed are null.</summary>
    /// <param name="Data">The data, whole or in part.</param>
    public sealed record Received(T Data) : Answer<T>;

    /// <summary>Down, slow, refusing, or not speaking GraphQL; the log has the reason.</summary>
    public sealed record Unavailable : Answer<T>;
}
