using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>A run with its type as it was when it began, and all that happened in it.</summary>
/// <param name="Journal">Oldest first.</param>
/// <param name="Timers">When it goes on, or is tried again.</param>
public sealed record RunDetails(
    WorkflowRun Run, WorkflowType Type, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<WorkflowTimer> Timers);

/// <summary>One run, to look into.</summary>
public sealed class GetRun
{
    private readonly RunStore _runs;
    private readonly RunListStore _list;
    private readonly WaitStore _waits;
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowTypes _types;

    internal GetRun(RunStore runs, RunListStore list, WaitStore waits, WorkflowTypeStore store, WorkflowTypes types) =>
        (_runs, _list, _waits, _store, _types) = (runs, list, waits, store, types);

    /// <returns>The run, or <c>may-not-manage-workflows</c>, <c>no-such-run</c>.</returns>
    public async Task<Result<RunDetails>> RunAsync(string runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows) && !actor.Can(Permissions.ExecuteWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "The runs of workflows are seen by those who may manage or run them.");

        if (await _runs.FindAsync(runId, cancellationToken) is not { } stored)
            return Problem.NotFound("no-such-run", "There is no such run.");

        return new RunDetails(
            stored.Run,
            await _types.GetAsync(_store, stored.Run.WorkflowTypeId, stored.Run.TypeVersion, cancellationToken),
            await _list.ListJournalAsync(runId, cancellationToken),
            await _waits.ListTimersAsync(runId, cancellationToken));
    }
}
