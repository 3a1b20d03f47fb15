using System.Collections.Immutable;

namespace Cms.Workflows.Runs;

/// <summary>What became of one step of a run.</summary>
public abstract record StepResult
{
    private StepResult()
    {
    }

    /// <summary>The run goes on.</summary>
    /// <param name="ToRun">All tasks that are due, the first one first.</param>
    /// <param name="WaitingAt">All events the run waits at.</param>
    public sealed record Moved(WorkflowRun Run, ImmutableArray<Activity> ToRun, ImmutableArray<Activity> WaitingAt) : StepResult;

    public sealed record Finished(WorkflowRun Run) : StepResult;

    /// <param name="ActivityId">Where the run broke.</param>
    public sealed record Faulted(WorkflowRun Run, string ActivityId, string Message) : StepResult;

    /// <summary>Nothing moved: what was asked does not fit the run.</summary>
    public sealed record Refused(Refusal Refusal) : StepResult;
}
