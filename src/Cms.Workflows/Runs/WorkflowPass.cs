using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Expressions;

namespace Cms.Workflows.Runs;

/// <summary>
/// Moves a run from something that happened to where it next waits or ends, running the tasks between. Stores nothing:
/// the caller keeps run, journal and what its tasks did in one transaction.
/// </summary>
public sealed class WorkflowPass
{
    /// <summary>Most activities that one pass may end; more is taken for a loop without a wait.</summary>
    public const int MaxSteps = 1_000;

    private readonly WorkflowType _type;
    private readonly ControlFlow _control;
    private readonly RunTask _runTask;
    private readonly ImmutableArray<PassStep>.Builder _journal = ImmutableArray.CreateBuilder<PassStep>();

    private WorkflowPass(WorkflowType type, RunTask runTask, ExpressionHost? host) =>
        (_type, _control, _runTask) = (type, new ControlFlow(type, host ?? new ExpressionHost()), runTask);

    /// <summary>Begins a run and takes it to its first wait.</summary>
    /// <param name="host">What expressions ask of the world; null for nothing of it.</param>
    public static Task<PassResult> StartAsync(
        WorkflowType type, RunStart start, RunTask runTask, CancellationToken cancellationToken, ExpressionHost? host = null)
    {
        var pass = new WorkflowPass(type, runTask, host);
        var step = WorkflowEngine.Start(type, start);
        if (type.Find(start.ActivityId) is { } activity && WorkflowEngine.OutcomeOnStart(activity) is { } outcome)
            pass.Note(activity, outcome);

        return pass.MoveAsync(step, cancellationToken);
    }

    /// <summary>Ends the event <paramref name="activityId"/> that the run waits at, and takes the run to its next wait.</summary>
    /// <param name="outcome">For a user task the action taken.</param>
    /// <param name="input">What the event brought; laid over the run's input.</param>
    /// <param name="lastResult">What a task that waited for the world got from it; null leaves the last result.</param>
    public static Task<PassResult> EndAsync(
        WorkflowType type,
        WorkflowRun run,
        string activityId,
        string outcome,
        IEnumerable<KeyValuePair<string, JsonElement>> input,
        RunTask runTask,
        CancellationToken cancellationToken,
        ExpressionHost? host = null,
        JsonElement? lastResult = null)
    {
        var pass = new WorkflowPass(type, runTask, host);
        var after = run with { Input = run.Input.SetItems(input), LastResult = lastResult ?? run.LastResult };
        var step = WorkflowEngine.End(type, after, activityId, outcome);
        if (type.Find(activityId) is { } activity)
            pass.Note(activity, outcome);

        return pass.MoveAsync(step, cancellationToken);
    }

    /// <summary>Takes a faulted run on from where it stood.</summary>
    public static Task<PassResult> RetryAsync(
        WorkflowType type, WorkflowRun run, RunTask runTask, CancellationToken cancellationToken, ExpressionHost? host = null) =>
        new WorkflowPass(type, runTask, host).MoveAsync(WorkflowEngine.Retry(type, run), cancellationToken);

    private async Task<PassResult> MoveAsync(StepResult step, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (step)
            {
                case StepResult.Refused refused:
                    return new PassResult.Refused(refused.Refusal);
                case StepResult.Finished finished:
                    return new PassResult.Ended(finished.Run, _journal.ToImmutable());
                case StepResult.Faulted faulted:
                    return new PassResult.Ended(faulted.Run, _journal.ToImmutable());
                case StepResult.Moved { ToRun: [] } halted:
                    return new PassResult.Ended(halted.Run, _journal.ToImmutable());
                case StepResult.Moved { ToRun: [var activity, ..] } moved:
                    if (_journal.Count >= MaxSteps)
                        return TooManySteps(activity);

                    step = await RunAsync(moved.Run, activity, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException("A step result of a kind unknown here.");
            }
        }
    }

    private async Task<StepResult> RunAsync(WorkflowRun run, Activity activity, CancellationToken cancellationToken)
    {
        if (_control.Run(run, activity) is { } handled)
        {
            if (handled.Fault is { } fault)
                return Faulted(handled.Run, activity, fault);

            Note(activity, handled.Outcomes.IsEmpty ? null : string.Join(", ", handled.Outcomes), handled.Note);
            return WorkflowEngine.End(_type, handled.Run, activity.ActivityId, handled.Outcomes);
        }

        switch (await _runTask(activity, run, cancellationToken))
        {
            case TaskEnd.Ended ended:
                ImmutableArray<string> outcomes = [ended.Outcome, .. ended.Also];
                Note(activity, string.Join(", ", outcomes), ended.Note);
                var after = ended.LastResult is { } result ? run with { LastResult = result } : run;
                return WorkflowEngine.End(_type, ended.Change?.Invoke(after) ?? after, activity.ActivityId, outcomes);
            case TaskEnd.Waiting waiting:
                Note(activity, null, waiting.Note);
                return WorkflowEngine.Halt(_type, run, activity.ActivityId);
            case TaskEnd.Refused refused:
                return new StepResult.Refused(new Refusal(refused.Code, refused.Message));
            case TaskEnd.Faulted faulted:
                return Faulted(run, activity, faulted.Message);
            default:
                return Faulted(run, activity, $"{_type.PlaceOf(activity)}: nothing here can run '{activity.Label}' ({activity.Name}).");
        }
    }

    private StepResult Faulted(WorkflowRun run, Activity activity, string message)
    {
        Note(activity, null, message);
        return WorkflowEngine.Fault(run, activity.ActivityId, message);
    }

    private void Note(Activity activity, string? outcome, string? note = null) =>
        _journal.Add(new(_journal.Count + 1, activity.ActivityId, activity.Name, outcome, note));

    private static PassResult.Refused TooManySteps(Activity activity) => new(new Refusal(
        Refusal.TooManySteps,
        $"More than {MaxSteps} activities ran without a wait, the last before '{activity.Label}': this looks like an endless loop."));
}
