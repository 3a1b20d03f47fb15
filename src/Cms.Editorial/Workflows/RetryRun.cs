using System.Collections.Immutable;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>Takes a faulted run on by hand, from where it stood; what was done before is not done again.</summary>
public sealed class RetryRun
{
    private readonly UnitOfWork _work;
    private readonly RunStore _runs;
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowTypes _types;
    private readonly RunListStore _list;
    private readonly RunMover _mover;
    private readonly AuditTrail _audit;

    internal RetryRun(
        UnitOfWork work, RunStore runs, WorkflowTypeStore store, WorkflowTypes types, RunListStore list, RunMover mover, AuditTrail audit) =>
        (_work, _runs, _store, _types, _list, _mover, _audit) = (work, runs, store, types, list, mover, audit);

    /// <returns>Status and fault of the run after it, which may be faulted again; or <c>may-not-manage-workflows</c>,
    /// <c>no-such-run</c>, <c>not-faulted</c>.</returns>
    public async Task<Result<RunOutcome>> RunAsync(string runId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows) && !actor.Can(Permissions.ExecuteWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Workflows are tried again by those who may manage or run them.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _runs.HoldAsync(runId, cancellationToken) is not { } before)
            return Problem.NotFound("no-such-run", "There is no such run.");

        if (before.Run.Status != RunStatus.Faulted)
            return Problem.Conflict("not-faulted", "This run is not faulted.");

        var what = new Happening(actor) { Note = "Tried again by hand." };
        var run = before.Run.Due.IsEmpty && before.Run.Blocking.IsEmpty
            ? await StartAgainAsync(before.Run, what, cancellationToken)
            : await _mover.RetryAsync(runId, what, cancellationToken);
        _audit.Note(actor, AuditActions.RunRetried, runId, from: before.Run.FaultMessage, to: run!.FaultMessage);
        await transaction.CommitAsync(cancellationToken);
        return new RunOutcome(run.RunId, run.Status, run.FaultMessage);
    }

    /// <summary>A run that could not even begin begins again, on the version it has.</summary>
    private async Task<WorkflowRun?> StartAgainAsync(WorkflowRun run, Happening what, CancellationToken cancellationToken)
    {
        var type = await _types.GetAsync(_store, run.WorkflowTypeId, run.TypeVersion, cancellationToken);
        var first = (await _list.ListJournalAsync(run.RunId, cancellationToken)).Select(entry => type.Find(entry.ActivityId)).FirstOrDefault(start => start is { IsStart: true })
            ?? type.Activities.First(start => start.IsStart);
        await _runs.DeleteAsync(run.RunId, cancellationToken);
        var stored = new StoredWorkflowType(type, run.TypeVersion);
        return await _mover.StartAsync(
            stored, first, what with { CorrelationId = run.CorrelationId, Input = run.Input.ToImmutableDictionary() }, cancellationToken, run.RunId);
    }
}

/// <param name="Fault">Why it is faulted, else null.</param>
public sealed record RunOutcome(string RunId, RunStatus Status, string? Fault);
