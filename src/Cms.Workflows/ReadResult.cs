using System.Collections.Immutable;

namespace Cms.Workflows;

/// <summary>What became of reading a workflow type.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    public sealed record Read(WorkflowType Type) : ReadResult;

    /// <param name="Problems">All of them, in the order of the file; never empty.</param>
    public sealed record Malformed(ImmutableArray<ReadProblem> Problems) : ReadResult;
}

/// <summary>Something in the JSON that cannot be read.</summary>
/// <param name="Place">For example <c>Activities[3].ActivityId</c>; empty for the whole.</param>
/// <param name="Message">A sentence that names the place.</param>
public sealed record ReadProblem(string Place, string Message)
{
    public override string ToString() => Message;
}
