using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Outbox;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Notifications;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// Takes runs on when something happened that is nobody's task: an event, a time, an answer of the world. A task that is refused
/// leaves nothing behind and faults its run, since nobody is there to be told; the event itself goes on.
/// </summary>
internal sealed class RunMover(
    UnitOfWork work,
    RunStore runs,
    WaitStore waits,
    OutboxStore outbox,
    ItemStore items,
    WorkflowTypeStore store,
    WorkflowTypes types,
    TaskRunner tasks,
    RunKeeper keeper,
    WorkflowLinks links,
    Notify notify,
    TimeProvider time)
{
    /// <summary>Deepest nesting of runs that set each other off.</summary>
    private const int MaxDepth = 20;

    /// <summary>The runs under way, the innermost last: none is entered again, none starts another of its own type.</summary>
    private readonly List<(string RunId, string TypeId)> _active = [];

    /// <summary>Starts a run. Call it inside a transaction.</summary>
    /// <returns>The run as it was stored; null when a run of this type set this off, or the nesting is too deep.</returns>
    public async Task<WorkflowRun?> StartAsync(
        StoredWorkflowType stored, Activity start, Happening what, CancellationToken cancellationToken, string? runId = null)
    {
        var (type, version) = stored;
        if (_active.Count >= MaxDepth || _active.Exists(active => active.TypeId == type.WorkflowTypeId))
            return null;

        var begin = new RunStart(runId ?? IdText.New(), version, start.ActivityId)
        {
            CorrelationId = what.CorrelationId ?? what.Item?.ContentItemId.Value,
            Input = what.Input,
        };
        return await PassAsync(
            type,
            null,
            new WorkflowRun(begin.RunId, type.WorkflowTypeId, version) { CorrelationId = begin.CorrelationId },
            what,
            (pass, input) => WorkflowPass.StartAsync(type, begin with { Input = input }, pass.RunAsync, cancellationToken, links.HostFor(what.Http)),
            cancellationToken);
    }

    /// <summary>Ends an activity that a run waits at. Call it inside a transaction.</summary>
    /// <returns>The run as it was stored; null when it waits there no more, or is under way already.</returns>
    public async Task<WorkflowRun?> ResumeAsync(
        string runId, string activityId, string outcome, Happening what, CancellationToken cancellationToken)
    {
        if (_active.Exists(active => active.RunId == runId)
            || await runs.HoldAsync(runId, cancellationToken) is not { } before
            || before.Run.Status == RunStatus.Faulted
            || !before.Run.WaitsAt(activityId))
            return null;

        var type = await types.GetAsync(store, before.Run.WorkflowTypeId, before.Run.TypeVersion, cancellationToken);
        return await PassAsync(
            type,
            before,
            before.Run,
            what,
            (pass, input) => WorkflowPass.EndAsync(
                type, before.Run, activityId, outcome, input, pass.RunAsync, cancellationToken, links.HostFor(what.Http), what.LastResult),
            cancellationToken);
    }

    /// <summary>Takes a faulted run on from where it stood; messages that it waits for and that were given up are sent again.</summary>
    /// <returns>The run as it was stored; null when it is not faulted.</returns>
    public async Task<WorkflowRun?> RetryAsync(string runId, Happening what, CancellationToken cancellationToken)
    {
        if (await runs.HoldAsync(runId, cancellationToken) is not { Run.Status: RunStatus.Faulted } before)
            return null;

        await waits.DeleteTimerAsync(RunKeeper.RetryId(runId), cancellationToken);
        foreach (var wait in await waits.ListAsync(runId, cancellationToken))
        {
            if (wait.Subject is { } message)
                await outbox.RetryAsync(message, cancellationToken);
        }

        var type = await types.GetAsync(store, before.Run.WorkflowTypeId, before.Run.TypeVersion, cancellationToken);
        return await PassAsync(
            type,
            before,
            before.Run,
            what,
            (pass, input) => WorkflowPass.RetryAsync(
                type, before.Run with { Input = before.Run.Input.SetItems(input) }, pass.RunAsync, cancellationToken, links.HostFor(null)),
            cancellationToken);
    }

    /// <summary>Breaks a run that waits for an answer which does not come.</summary>
    public async Task FaultAsync(string runId, string activityId, string message, Happening what, CancellationToken cancellationToken)
    {
        if (await runs.HoldAsync(runId, cancellationToken) is not { } before || !before.Run.WaitsAt(activityId) || before.Run.IsOver)
            return;

        var type = await types.GetAsync(store, before.Run.WorkflowTypeId, before.Run.TypeVersion, cancellationToken);
        var faulted = before.Run with { Status = RunStatus.Faulted, FaultMessage = message };
        await runs.SaveAsync(
            before,
            faulted,
            [
                new JournalEntry(
                    runId, 0, activityId, type.Find(activityId)?.Name ?? "", Acts.Faulted, RunKeeper.StateOf(before.At),
                    RunKeeper.StateOf(before.At), null, null, null, time.GetUtcNow().UtcDateTime) { Note = message },
            ],
            before.At,
            cancellationToken);
        await AfterAsync(type, faulted, what, cancellationToken);
    }

    /// <summary>Runs something as part of a run that is under way.</summary>
    public async Task<T> WithinAsync<T>(WorkflowRun run, Func<Task<T>> part)
    {
        _active.Add((run.RunId, run.WorkflowTypeId));
        try
        {
            return await part();
        }
        finally
        {
            _active.RemoveAt(_active.Count - 1);
        }
    }

    /// <summary>What follows from a run that was stored: others are told that it faulted or is over.</summary>
    public async Task AfterAsync(WorkflowType type, WorkflowRun run, Happening what, CancellationToken cancellationToken)
    {
        if (run.Status == RunStatus.Faulted)
        {
            await WithinAsync(run, () => TellFaultAsync(type, run, what, cancellationToken));
            await TellPeopleAsync(type, run, what, cancellationToken);
        }

        if (!run.IsOver)
            return;

        await waits.DeleteTimerAsync(RunKeeper.RetryId(run.RunId), cancellationToken);
        foreach (var parent in await waits.FindBySubjectAsync(ActivityKinds.ExecuteWorkflow, run.RunId, cancellationToken))
        {
            var told = new Happening(what.Actor) { LastResult = JsonSerializer.SerializeToElement(run.Output) };
            await ResumeAsync(parent.RunId, parent.ActivityId, run.Status == RunStatus.Finished ? "Done" : "Failed", told, cancellationToken);
        }

        if (run.Status == RunStatus.Finished && type is { DeleteFinishedWorkflows: true, IsEditorial: false })
            await runs.DeleteAsync(run.RunId, cancellationToken);
    }

    private async Task<WorkflowRun?> PassAsync(
        WorkflowType type,
        StoredRun? before,
        WorkflowRun at,
        Happening what,
        Func<TaskRunner.Pass, ImmutableDictionary<string, JsonElement>, Task<PassResult>> move,
        CancellationToken cancellationToken)
    {
        var item = what.Item ?? await ItemOfAsync(at, cancellationToken);
        var pass = tasks.Begin(type, this, item, what.Actor, what.Http, mayRefuse: false);
        var input = item is null ? what.Input : what.Input.SetItem("ContentItem", ItemInput.Whole(item));
        var ended = await WithinAsync(at, () => work.TryAsync(
            async () =>
            {
                var result = await move(pass, input);
                return (result, Keep: result is PassResult.Ended);
            },
            cancellationToken));
        var (run, steps) = ended switch
        {
            PassResult.Ended done => (done.Run, done.Journal),
            PassResult.Refused { Refusal: var refusal } => (
                at with { Status = RunStatus.Faulted, FaultMessage = refusal.Message },
                [new PassStep(1, before?.Run.Blocking.FirstOrDefault()?.ActivityId ?? "", refusal.Code, null, refusal.Message)]),
            _ => throw new InvalidOperationException("A pass result of a kind unknown here."),
        };
        run = ItemInput.Empty(run, pass.Latest);
        var (_, stored) = await keeper.KeepAsync(
            type, before, run, steps, what, pass.Subjects, pass.Latest?.Number, cancellationToken);
        if (!stored)
            throw new DatabaseBusyException("This workflow was moved by somebody else meanwhile. Nothing was changed; try again.");

        await AfterAsync(type, run, what, cancellationToken);
        return run;
    }

    private async Task<ItemVersion?> ItemOfAsync(WorkflowRun run, CancellationToken cancellationToken) =>
        ItemId.TryParse(run.CorrelationId, out var id) ? await items.FindLatestAsync(id, cancellationToken) : null;

    /// <summary>
    /// Tells those who look after workflows, also who set it off: it may have broken long after what they did. Of the tries that
    /// follow by themselves they are not told.
    /// </summary>
    private async Task TellPeopleAsync(WorkflowType type, WorkflowRun run, Happening what, CancellationToken cancellationToken)
    {
        if (what.Attempts > 0)
            return;

        var told = new NewNotification(NotificationKind.WorkflowFault, null, Detail: $"{type.Name}: {run.FaultMessage}");
        await notify.ToHoldersOfAsync(Permissions.ManageWorkflows, told, Actor.System, cancellationToken);
    }

    private async Task<bool> TellFaultAsync(WorkflowType type, WorkflowRun run, Happening what, CancellationToken cancellationToken)
    {
        var told = new Happening(what.Actor)
        {
            CorrelationId = run.CorrelationId,
            Input = ImmutableDictionary<string, JsonElement>.Empty.SetItem("Fault", JsonSerializer.SerializeToElement(new
            {
                WorkflowId = run.RunId,
                run.WorkflowTypeId,
                WorkflowName = type.Name,
                ErrorMessage = run.FaultMessage,
                ActivityId = run.Due.FirstOrDefault(),
            })),
        };
        foreach (var stored in await types.ListCurrentAsync(store, cancellationToken))
        {
            foreach (var start in stored.Type.StartsOn(ActivityKinds.Fault))
            {
                if (tasks.Accepts(start, told))
                    await StartAsync(stored, start, told, cancellationToken);
            }
        }

        return true;
    }
}
