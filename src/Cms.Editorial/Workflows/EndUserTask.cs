using System.Collections.Immutable;
using System.Text.Json;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Activities;

namespace Cms.Editorial.Workflows;

/// <summary>Ends a user task of a workflow that is not the desk's; those of the desk are ended by <see cref="ActOnTask"/>.</summary>
public sealed class EndUserTask
{
    private readonly UnitOfWork _work;
    private readonly RunStore _runs;
    private readonly WorkflowTypeStore _store;
    private readonly WorkflowTypes _types;
    private readonly RunMover _mover;
    private readonly AuditTrail _audit;

    internal EndUserTask(UnitOfWork work, RunStore runs, WorkflowTypeStore store, WorkflowTypes types, RunMover mover, AuditTrail audit) =>
        (_work, _runs, _store, _types, _mover, _audit) = (work, runs, store, types, mover, audit);

    /// <returns>The run after it; or <c>needs-account</c>, <c>no-such-run</c>, <c>not-on-the-desk</c>, <c>from-the-desk</c>,
    /// <c>not-your-task</c>, <c>unknown-outcome</c>.</returns>
    public async Task<Result<RunOutcome>> RunAsync(
        string runId, string activityId, string outcome, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _runs.HoldAsync(runId, cancellationToken) is not { } before)
            return Problem.NotFound("no-such-run", "There is no such run.");

        var type = await _types.GetAsync(_store, before.Run.WorkflowTypeId, before.Run.TypeVersion, cancellationToken);
        if (type.IsEditorial)
            return Problem.Conflict("from-the-desk", "This is a task of the desk: it is ended there.");

        if (!before.Run.WaitsAt(activityId) || UserTask.From(type.Find(activityId)) is not { } task)
            return Problem.Conflict("not-waiting-there", "The workflow does not wait at this task any more.");

        if (!task.IsFor(actor.Roles) && !actor.HasEverything)
            return Problem.Forbidden("not-your-task", $"'{task.Title}' is for {string.Join(", ", task.Roles)}.");

        if (!task.Actions.Contains(outcome))
            return Problem.Invalid("unknown-outcome", $"'{task.Title}' cannot end by '{outcome}', only by {string.Join(", ", task.Actions)}.");

        var what = new Happening(actor)
        {
            Input = ImmutableDictionary<string, JsonElement>.Empty.SetItem("UserAction", JsonSerializer.SerializeToElement(outcome)),
        };
        var run = await _mover.ResumeAsync(runId, activityId, outcome, what, cancellationToken);
        if (run is null)
            return Problem.Conflict("not-waiting-there", "The workflow does not wait at this task any more.");

        _audit.Note(actor, AuditActions.TaskEnded, runId, from: task.Title, to: outcome);
        await transaction.CommitAsync(cancellationToken);
        return new RunOutcome(run.RunId, run.Status, run.FaultMessage);
    }
}
