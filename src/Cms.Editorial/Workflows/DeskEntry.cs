namespace Cms.Editorial.Workflows;

/// <summary>One thing that happened to a piece on the desk.</summary>
/// <param name="Activity">Title of the activity, or what was done between two moves.</param>
/// <param name="Outcome">How it ended; null for a step that broke.</param>
/// <param name="From">State before; null at the start.</param>
/// <param name="To">State after; null when the piece left the desk.</param>
/// <param name="By">Name of the account; null for the site itself.</param>
/// <param name="Number">Number of the version that the step left as the latest.</param>
public sealed record DeskEntry(
    DateTime AtUtc,
    string Activity,
    string? Outcome,
    string? From,
    string? To,
    string? By,
    string? Comment,
    int? Number)
{
    /// <summary>Whose hands a piece came to, or left when its claim ran out; null for every other step.</summary>
    public string? Whom { get; init; }

    /// <summary>Why a rule was set aside for this step; null when none was.</summary>
    public string? Override { get; init; }
}
