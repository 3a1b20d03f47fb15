namespace Cms.Workflows.Runs;

/// <summary>Where a run stands; the numbers are Orchard's.</summary>
public enum RunStatus
{
    Idle = 0,
    Starting = 1,
    Resuming = 2,
    Executing = 3,

    /// <summary>Waits at one or more events.</summary>
    Halted = 4,
    Finished = 5,

    /// <summary>A task failed; the run keeps where it stood.</summary>
    Faulted = 6,
    Aborted = 7,
}
