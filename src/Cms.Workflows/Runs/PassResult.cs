using System.Collections.Immutable;

namespace Cms.Workflows.Runs;

/// <summary>What became of a pass.</summary>
public abstract record PassResult
{
    private PassResult()
    {
    }

    /// <param name="Run">Halted, finished or faulted.</param>
    /// <param name="Journal">What happened in this pass, in order; to be stored with the run.</param>
    public sealed record Ended(WorkflowRun Run, ImmutableArray<PassStep> Journal) : PassResult;

    /// <summary>Nothing may be kept: neither a run nor what tasks did on the way.</summary>
    public sealed record Refused(Refusal Refusal) : PassResult;
}

/// <summary>One step of a pass.</summary>
/// <param name="Step">Counted from 1 in each pass.</param>
/// <param name="Name">The activity's kind.</param>
/// <param name="Outcome">Null if the step faulted, waits for others (a join) or for what it asked the world; several are separated by commas.</param>
/// <param name="Note">What the step has to say: a log line, or why it faulted.</param>
public sealed record PassStep(int Step, string ActivityId, string Name, string? Outcome, string? Note = null);
