using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Which runs are shown.</summary>
/// <param name="Search">In the reason of a fault, the item's title, the ids or the type's name; null for all.</param>
/// <param name="Page">From 1.</param>
public sealed record RunSearch(string? Search, string? WorkflowTypeId, RunStatus? Status, int Page);

/// <summary>A run in a list.</summary>
/// <param name="At">Where it waits or broke, where that is known.</param>
public sealed record RunRow(
    string RunId, string WorkflowTypeId, int Version, string TypeName, ItemId? Item, string? ItemTitle, RunStatus Status, string? Fault,
    string? At, DateTime? ChangedUtc);

/// <param name="Total">Of all pages.</param>
public sealed record RunRows(ImmutableArray<RunRow> Rows, int Total, int Page, int Pages);

/// <summary>Finds runs of all workflows, the last changed first.</summary>
public sealed class SearchRuns(RunListStore runs)
{
    private const int PageSize = 50;

    /// <returns>One page, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<RunRows>> RunAsync(RunSearch search, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        var page = Math.Clamp(search.Page, 1, int.MaxValue / PageSize);
        var (found, total) = await runs.ListAsync(
            new RunFilter(
                search.WorkflowTypeId,
                search.Status is { } status ? [status] : null,
                CorrelationId: null,
                search.Search,
                (page - 1) * PageSize,
                PageSize),
            cancellationToken);
        return new RunRows(
            [
                .. found.Select(run => new RunRow(
                    run.RunId,
                    run.WorkflowTypeId,
                    run.TypeVersion,
                    run.TypeName,
                    run.ItemTitle is not null && ItemId.TryParse(run.CorrelationId, out var item) ? item : null,
                    run.ItemTitle,
                    run.Status,
                    run.Fault,
                    run.At,
                    run.ChangedUtc)),
            ],
            total,
            page,
            Math.Max(1, (total + PageSize - 1) / PageSize));
    }
}
