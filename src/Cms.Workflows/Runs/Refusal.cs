namespace Cms.Workflows.Runs;

/// <summary>Why a run was not moved.</summary>
/// <param name="Code">Stable; one of the constants here, or what the runner of a task gave.</param>
/// <param name="Message">A sentence that names the activity.</param>
public sealed record Refusal(string Code, string Message)
{
    public const string TypeDisabled = "type-disabled";
    public const string UnknownActivity = "unknown-activity";
    public const string NotAStart = "not-a-start";
    public const string RunIsOver = "run-is-over";
    public const string RunIsFaulted = "run-is-faulted";
    public const string NotWaitingThere = "not-waiting-there";
    public const string UnknownOutcome = "unknown-outcome";
    public const string TooManySteps = "too-many-steps";
    public const string NotFaulted = "not-faulted";
}
