using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>One run with the version of its type that it stays on.</summary>
/// <param name="Item">What it is about; null for no content item that is still there.</param>
/// <param name="Steps">Oldest first.</param>
public sealed record RunTrace(
    WorkflowRun Run, WorkflowType Type, ItemId? Item, string? ItemTitle, ImmutableArray<RunTraceStep> Steps)
{
    /// <summary>The activity that broke the run; null if it is not broken.</summary>
    public string? BrokenAt => Run.Status == RunStatus.Faulted ? Steps.LastOrDefault(step => step.Outcome is null)?.ActivityId : null;
}

/// <summary>One thing that happened in a run.</summary>
/// <param name="Title">What was done between two moves; null for the end of an activity.</param>
/// <param name="Outcome">Null for a step that broke.</param>
/// <param name="Note">What the step itself had to say: a log line, or why it broke.</param>
/// <param name="By">Name of the account; null for the site itself.</param>
public sealed record RunTraceStep(string ActivityId, string? Title, string? Outcome, string? By, string? Comment, DateTime AtUtc, string? Note);

/// <summary>Reads a run with its graph and journal.</summary>
public sealed class GetRunTrace
{
    private readonly RunStore _runs;
    private readonly RunListStore _list;
    private readonly WorkflowTypeStore _typeStore;
    private readonly WorkflowTypes _types;
    private readonly ItemStore _items;
    private readonly DeskReader _desk;

    internal GetRunTrace(RunStore runs, RunListStore list, WorkflowTypeStore typeStore, WorkflowTypes types, ItemStore items,
        DeskReader desk) =>
        (_runs, _list, _typeStore, _types, _items, _desk) = (runs, list, typeStore, types, items, desk);

    /// <param name="id">Of a run, or of the item that waits in an editorial one.</param>
    /// <returns>The run, or <c>may-not-manage-workflows</c>, <c>no-such-run</c>.</returns>
    public async Task<Result<RunTrace>> RunAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        var stored = await _runs.FindAsync(id, cancellationToken)
            ?? (ItemId.TryParse(id, out var article) ? await _runs.FindEditorialAsync(article, cancellationToken) : null);
        if (stored is null)
            return Problem.NotFound("no-such-run", "There is no such run of a workflow, or it was removed.");

        var run = stored.Run;
        var type = await _types.GetAsync(_typeStore, run.WorkflowTypeId, run.TypeVersion, cancellationToken);
        var item = ItemId.TryParse(run.CorrelationId, out var correlation)
            ? await _items.FindLatestAsync(correlation, cancellationToken)
            : null;
        var journal = await _list.ListJournalAsync(run.RunId, cancellationToken);
        var people = await _desk.PeopleAsync(journal, [], cancellationToken);
        return new RunTrace(
            run,
            type,
            item?.ContentItemId,
            item?.Item.DisplayText,
            [
                .. journal.Select(entry => new RunTraceStep(
                    entry.ActivityId,
                    TitleOf(entry),
                    entry.Outcome == Acts.Faulted ? null : entry.Outcome,
                    entry.AccountId is { } account ? people.GetValueOrDefault(account)?.Name ?? "Somebody" : null,
                    entry.Comment,
                    entry.AtUtc,
                    entry.Note)),
            ]);
    }

    private static string? TitleOf(JournalEntry entry) => entry.Name switch
    {
        Acts.SegmentsSaved => "Segments saved",
        Acts.TextChanged => "Text changed",
        _ => null,
    };
}
