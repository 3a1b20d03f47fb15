using Cms.Data.Workflows;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>A page of the list of runs.</summary>
/// <param name="Total">Of all pages.</param>
public sealed record RunPage(IReadOnlyList<RunListing> Runs, int Total);

/// <summary>All runs of all workflows, filtered and searched, the last changed first.</summary>
public sealed class ListRuns(RunListStore runs)
{
    /// <summary>Longest page.</summary>
    public const int MaxTake = 200;

    /// <returns>The page, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<RunPage>> RunAsync(RunFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows) && !actor.Can(Permissions.ExecuteWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "The runs of workflows are seen by those who may manage or run them.");

        var bounded = filter with { Skip = Math.Max(0, filter.Skip), Take = Math.Clamp(filter.Take, 1, MaxTake) };
        var (page, total) = await runs.ListAsync(bounded, cancellationToken);
        return new RunPage(page, total);
    }
}
