using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Gives a run up: it waits for nothing any more. A piece leaves the desk with it.</summary>
public sealed class CancelRun
{
    private readonly UnitOfWork _work;
    private readonly RunStore _runs;
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowTypes _types;
    private readonly WorkflowRunner _runner;
    private readonly RunMover _mover;

    internal CancelRun(
        UnitOfWork work, RunStore runs, WorkflowTypeStore store, WorkflowTypes types, WorkflowRunner runner, RunMover mover) =>
        (_work, _runs, _store, _types, _runner, _mover) = (work, runs, store, types, runner, mover);

    /// <returns>The run, aborted; or <c>may-not-manage-workflows</c>, <c>no-such-run</c>, <c>run-is-over</c>.</returns>
    public async Task<Result<RunOutcome>> RunAsync(string runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Workflows are given up by those who may manage them.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _runs.HoldAsync(runId, cancellationToken) is not { } before)
            return Problem.NotFound("no-such-run", "There is no such run.");

        if (before.Run.IsOver)
            return Problem.Conflict("run-is-over", "This run is over already.");

        await _runner.AbortAsync(before, "Cancelled", actor, cancellationToken);
        var type = await _types.GetAsync(_store, before.Run.WorkflowTypeId, before.Run.TypeVersion, cancellationToken);
        await _mover.AfterAsync(type, WorkflowEngine.Abort(before.Run), new Happening(actor), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RunOutcome(runId, RunStatus.Aborted, null);
    }
}
