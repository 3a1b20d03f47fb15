using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>What is on the desk and in the basket of new stories, sorted for one person.</summary>
public sealed class ListQueue
{
    /// <summary>Longest list of unclaimed stories.</summary>
    public const int MaxUnclaimed = 200;

    /// <returns>The queue, or <c>needs-account</c>.</returns>
    public Task<Result<DeskQueue>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
