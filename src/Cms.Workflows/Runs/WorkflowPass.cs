using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Runs;

/// <summary>
/// Moves a run from something that happened to where it next waits or ends, running the tasks between. Stores nothing:
/// the caller keeps run, journal and what its tasks did in one transaction.
/// </summary>
public static class WorkflowPass
{
    /// <summary>Most activities that one pass may end; more is taken for a loop without a wait.</summary>
    public const int MaxSteps = 100;

    /// <summary>Begins a run and takes it to its first wait.</summary>
    public static Task<PassResult> StartAsync(
        WorkflowType type, RunStart start, RunTask runTask, CancellationToken cancellationToken)
    {
        var step = WorkflowEngine.Start(type, start);
        var journal = ImmutableArray.CreateBuilder<JournalEntry>();
        if (type.Find(start.ActivityId) is { } activity && WorkflowEngine.OutcomeOnStart(activity) is { } outcome)
            journal.Add(new(1, activity.ActivityId, activity.Name, outcome));

        return MoveAsync(type, step, journal, runTask, cancellationToken);
    }

    /// <summary>Ends the event <paramref name="activityId"/> that the run waits at, and takes the run to its next wait.</summary>
    /// <param name="outcome">For a user task the action taken.</param>
    /// <param name="input">What the event brought; laid over the run's input.</param>
    public static Task<PassResult> EndAsync(
        WorkflowType type,
        WorkflowRun run,
        string activityId,
        string outcome,
        IEnumerable<KeyValuePair<string, JsonElement>> input,
        RunTask runTask,
        CancellationToken cancellationToken)
    {
        var step = WorkflowEngine.End(type, run with { Input = run.Input.SetItems(input) }, activityId, outcome);
        var journal = ImmutableArray.CreateBuilder<JournalEntry>();
        journal.Add(new(1, activityId, type.Find(activityId)?.Name ?? "", outcome));
        return MoveAsync(type, step, journal, runTask, cancellationToken);
    }

    private static async Task<PassResult> MoveAsync(
        WorkflowType type,
        StepResult step,
        ImmutableArray<JournalEntry>.Builder journal,
        RunTask runTask,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (step)
            {
                case StepResult.Refused refused:
                    return new PassResult.Refused(refused.Refusal);
                case StepResult.Finished finished:
                    return new PassResult.Ended(finished.Run, journal.ToImmutable());
                case StepResult.Faulted faulted:
                    return new PassResult.Ended(faulted.Run, journal.ToImmutable());
                case StepResult.Moved { ToRun: [] } halted:
                    return new PassResult.Ended(halted.Run, journal.ToImmutable());
                case StepResult.Moved { ToRun: [var activity, ..] } moved:
                    if (journal.Count >= MaxSteps)
                        return TooManySteps(activity);

                    step = await RunAsync(type, moved.Run, activity, journal, runTask, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException("A step result of a kind unknown here.");
            }
        }
    }

    private static async Task<StepResult> RunAsync(
        WorkflowType type,
        WorkflowRun run,
        Activity activity,
        ImmutableArray<JournalEntry>.Builder journal,
        RunTask runTask,
        CancellationToken cancellationToken)
    {
        if (ControlFlow.Run(type, run, activity) is { } handled)
        {
            if (handled.Refusal is { } refusal)
                return new StepResult.Refused(refusal);

            var outcome = handled.Outcomes.IsEmpty ? null : string.Join(", ", handled.Outcomes);
            Note(outcome);
            return WorkflowEngine.End(type, handled.Run, activity.ActivityId, handled.Outcomes);
        }

        switch (await runTask(activity, run, cancellationToken))
        {
            case TaskEnd.Ended ended:
                Note(ended.Outcome);
                var after = ended.LastResult is { } result ? run with { LastResult = result } : run;
                return WorkflowEngine.End(type, after, activity.ActivityId, ended.Outcome);
            case TaskEnd.Refused refused:
                return new StepResult.Refused(new Refusal(refused.Code, refused.Message));
            case TaskEnd.Faulted faulted:
                Note(null);
                return WorkflowEngine.Fault(run, activity.ActivityId, faulted.Message);
            default:
                Note(null);
                var message = $"{type.PlaceOf(activity)}: nothing here can run '{activity.Label}' ({activity.Name}).";
                return WorkflowEngine.Fault(run, activity.ActivityId, message);
        }

        void Note(string? outcome) => journal.Add(new(journal.Count + 1, activity.ActivityId, activity.Name, outcome));
    }

    private static PassResult.Refused TooManySteps(Activity activity) => new(new Refusal(
        Refusal.TooManySteps,
        $"More than {MaxSteps} activities ran without a wait, the last before '{activity.Label}': this looks like an endless loop."));
}
