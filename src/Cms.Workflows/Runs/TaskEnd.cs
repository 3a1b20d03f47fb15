using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Runs;

/// <summary>Runs a task that has effects outside the run, such as publishing.</summary>
/// <returns>How it ended, or null if this kind of task is not known.</returns>
public delegate ValueTask<TaskEnd?> RunTask(Activity activity, WorkflowRun run, CancellationToken cancellationToken);

/// <summary>How a task ended.</summary>
public abstract record TaskEnd
{
    private TaskEnd()
    {
    }

    /// <param name="LastResult">What later activities read as the last result; null leaves it.</param>
    public record Ended(string Outcome, JsonElement? LastResult = null) : TaskEnd
    {
        /// <summary>What the task made of the run's own values; null leaves them.</summary>
        public Func<WorkflowRun, WorkflowRun>? Change { get; init; }

        /// <summary>Outcomes that hold besides: each is followed as a branch of its own.</summary>
        public ImmutableArray<string> Also { get; init; } = [];

        /// <summary>What the step has to say, for the journal.</summary>
        public string? Note { get; init; }
    }

    /// <summary>It ended by an outcome that says it failed: what it wrote until then is not to be kept.</summary>
    public sealed record Failed(string Outcome, JsonElement? LastResult = null) : Ended(Outcome, LastResult);

    /// <summary>It asked something of the world: the run waits at it, and is resumed with the outcome.</summary>
    public sealed record Waiting(string? Note = null) : TaskEnd;

    /// <summary>It failed and may be tried again: the run is kept, faulted, where it stands.</summary>
    public sealed record Faulted(string Message) : TaskEnd;

    /// <summary>It must not be done: the whole pass is refused and nothing of it may be kept.</summary>
    public sealed record Refused(string Code, string Message) : TaskEnd;
}
