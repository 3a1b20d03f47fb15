using Cms.Content.Items;
using Cms.Data.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows;

/// <summary>What became of moving a piece.</summary>
internal abstract record MoveResult
{
    private MoveResult()
    {
    }

    /// <param name="At">Null when it waits no more.</param>
    /// <param name="Latest">The latest version after all tasks.</param>
    internal sealed record Moved(WorkflowRun Run, WaitingAt? At, ItemVersion Latest, bool Published) : MoveResult;

    /// <summary>The transaction must be given up: tasks may have written already.</summary>
    internal sealed record Refused(Problem Problem) : MoveResult;
}
