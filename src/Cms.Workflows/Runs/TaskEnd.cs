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
    public sealed record Ended(string Outcome, JsonElement? LastResult = null) : TaskEnd;

    /// <summary>It failed and may be tried again: the run is kept, faulted, where it stands.</summary>
    public sealed record Faulted(string Message) : TaskEnd;

    /// <summary>It must not be done: the whole pass is refused and nothing of it may be kept.</summary>
    public sealed record Refused(string Code, string Message) : TaskEnd;
}
