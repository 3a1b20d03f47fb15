using System.Collections.Immutable;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Runs;

/// <summary>Moves runs. Pure functions: whoever calls them runs the tasks and stores the run.</summary>
public static class WorkflowEngine
{
    /// <summary>Begins a run. A start event is over at once; a start task is due.</summary>
    public static StepResult Start(WorkflowType type, RunStart start)
    {
        if (!type.IsEnabled)
            return Refuse(Refusal.TypeDisabled, $"The workflow '{type.Name}' is disabled.");

        if (type.Find(start.ActivityId) is not { } activity)
            return Unknown(type, start.ActivityId);

        if (!activity.IsStart)
            return Refuse(Refusal.NotAStart, $"'{activity.Label}' does not start the workflow '{type.Name}'.");

        var run = new WorkflowRun(start.RunId, type.WorkflowTypeId, start.TypeVersion)
        {
            CorrelationId = start.CorrelationId,
            Status = RunStatus.Starting,
            Due = [activity.ActivityId],
        };
        run = run with { Input = run.Input.SetItems(start.Input) };
        if (!ActivityKinds.Of(activity).IsEvent)
            return Settle(type, run);

        return OutcomeOnStart(activity) is { } outcome
            ? End(type, run, activity.ActivityId, outcome)
            : Settle(type, Wait(run with { Due = [] }, activity));
    }

    /// <summary>Ends an activity that the run waits at or that is due, and follows the outcome.</summary>
    /// <exception cref="ArgumentException">The run is one of another type.</exception>
    public static StepResult End(WorkflowType type, WorkflowRun run, string activityId, string outcome) =>
        End(type, run, activityId, [outcome]);

    /// <summary>As the other overload, for activities that take several outcomes at once (a fork) or none (a join that waits).</summary>
    /// <remarks>Per outcome the first matching transition is followed; where there is none, that branch ends.</remarks>
    /// <exception cref="ArgumentException">The run is one of another type.</exception>
    public static StepResult End(WorkflowType type, WorkflowRun run, string activityId, ImmutableArray<string> outcomes)
    {
        if (run.WorkflowTypeId != type.WorkflowTypeId)
            throw new ArgumentException($"The run {run.RunId} is not one of the type {type.WorkflowTypeId}.", nameof(run));

        if (run.IsOver)
            return Refuse(Refusal.RunIsOver, "This workflow is over.");

        if (run.Status == RunStatus.Faulted)
            return Refuse(Refusal.RunIsFaulted, $"This workflow is faulted: {run.FaultMessage}");

        if (type.Find(activityId) is not { } activity)
            return Unknown(type, activityId);

        if (!run.WaitsAt(activityId) && !run.Due.Contains(activityId))
            return Refuse(Refusal.NotWaitingThere, $"The workflow is not at '{activity.Label}'.");

        var kind = ActivityKinds.Of(activity);
        foreach (var outcome in outcomes)
        {
            if (!kind.HasOpenOutcomes && !kind.OutcomesOf(activity).Contains(outcome))
                return Refuse(Refusal.UnknownOutcome, $"'{activity.Label}' cannot end by '{outcome}'.");
        }

        return Follow(type, Leave(run, activityId), activity, outcomes);
    }

    /// <summary>Lets the run wait at a task that is due.</summary>
    public static StepResult Halt(WorkflowType type, WorkflowRun run, string activityId) =>
        type.Find(activityId) is { } activity && run.Due.Contains(activityId)
            ? Settle(type, Wait(run with { Due = run.Due.Remove(activityId) }, activity))
            : Unknown(type, activityId);

    /// <summary>Lets a faulted run go on where it stood: at the tasks that are due and the events it waits at.</summary>
    public static StepResult Retry(WorkflowType type, WorkflowRun run) => run.Status == RunStatus.Faulted
        ? Settle(type, run with { Status = RunStatus.Resuming, FaultMessage = null })
        : Refuse(Refusal.NotFaulted, "This workflow is not faulted.");

    /// <summary>Breaks the run where it stands: what was due stays due.</summary>
    public static StepResult Fault(WorkflowRun run, string activityId, string message) =>
        new StepResult.Faulted(run with { Status = RunStatus.Faulted, FaultMessage = message }, activityId, message);

    /// <summary>Returns the run given up: it waits at nothing any more. A run that is over stays as it is.</summary>
    public static WorkflowRun Abort(WorkflowRun run) =>
        run.IsOver ? run : run with { Status = RunStatus.Aborted, Blocking = [], Due = [] };

    /// <summary>
    /// How a start event ends at once, having just happened. Null for a user task: nobody has acted, so the run waits there.
    /// </summary>
    internal static string? OutcomeOnStart(Activity activity) =>
        ActivityKinds.Of(activity) is { IsEvent: true } kind && activity.Name != ActivityKinds.UserTask
            ? kind.OutcomesOf(activity).Single()
            : null;

    private static StepResult Follow(
        WorkflowType type, WorkflowRun run, Activity activity, ImmutableArray<string> outcomes)
    {
        var due = ImmutableArray.CreateBuilder<string>();
        foreach (var outcome in outcomes)
        {
            if (type.Follow(activity.ActivityId, outcome) is not { } transition)
                continue;

            if (type.Find(transition.To) is not { } next)
            {
                var message = $"'{activity.Label}' leads by '{outcome}' to '{transition.To}', which does not exist.";
                return Fault(run, activity.ActivityId, message);
            }

            if (ActivityKinds.Of(next).IsEvent)
                run = Wait(run, next);
            else
                due.Add(next.ActivityId);

            if (next.Name == ActivityKinds.Join)
                run = JoinState.Arrive(run, transition);
        }

        // Depth first, in the order of the outcomes: a branch runs to its wait or end before the next one begins.
        return Settle(type, run with { Due = [.. due, .. run.Due] });
    }

    private static StepResult Settle(WorkflowType type, WorkflowRun run)
    {
        if (run.Due.IsEmpty && run.Blocking.IsEmpty)
            return new StepResult.Finished(run with { Status = RunStatus.Finished });

        return new StepResult.Moved(
            run with { Status = run.Due.IsEmpty ? RunStatus.Halted : RunStatus.Executing },
            [.. run.Due.Select(id => type.Find(id)!)],
            [.. run.Blocking.Select(blocking => type.Find(blocking.ActivityId)!)]);
    }

    private static WorkflowRun Wait(WorkflowRun run, Activity activity) => run.WaitsAt(activity.ActivityId)
        ? run
        : run with { Blocking = run.Blocking.Add(new(activity.ActivityId, activity.IsStart, activity.Name)) };

    private static WorkflowRun Leave(WorkflowRun run, string activityId) => run.WaitsAt(activityId)
        ? run with { Blocking = run.Blocking.RemoveAll(blocking => blocking.ActivityId == activityId) }
        : run with { Due = run.Due.Remove(activityId) };

    private static StepResult.Refused Unknown(WorkflowType type, string activityId) =>
        Refuse(Refusal.UnknownActivity, $"The workflow '{type.Name}' has no activity '{activityId}'.");

    private static StepResult.Refused Refuse(string code, string message) => new(new Refusal(code, message));
}
