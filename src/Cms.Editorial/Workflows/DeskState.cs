namespace Cms.Editorial.Workflows;

/// <summary>Where a piece stands: the task of the editorial workflow it waits at.</summary>
/// <param name="State">For example <c>translation</c>; the task's title where the workflow gives it no state.</param>
/// <param name="Task">What people are shown, for example <c>Translate</c>.</param>
/// <param name="Since">When it came here.</param>
/// <param name="Due">By when somebody should have acted; null for no limit.</param>
/// <param name="Holder">Name of the account that claimed the story; null where nobody did.</param>
/// <param name="HolderId">Id of that account.</param>
public sealed record DeskState(
    string State, string Task, DateTime Since, DateTime? Due, string? Holder, string? HolderId)
{
    /// <summary>Why the workflow broke at this task; null when it did not. See <see cref="RetryRun"/>.</summary>
    public string? Fault { get; init; }

    /// <summary>0 is what nobody changed, 3 the most urgent.</summary>
    public int Priority { get; init; }

    /// <summary>When the claim ends unless its holder works on; null while it does not run out.</summary>
    public DateTime? ClaimExpires { get; init; }
}
