using Cms.Content.Items;

namespace Cms.Editorial.Workflows;

/// <summary>What a person does with the task an article waits at.</summary>
/// <param name="Outcome">One of the task's, for example <c>Submit</c>.</param>
/// <param name="Comment">Needed for some outcomes, as for <c>Return</c>; at most 5,000 characters.</param>
/// <param name="Seen">Number of the latest version the person was looking at.</param>
/// <param name="State">The state the person was looking at; when the piece is elsewhere by now, the action is refused.</param>
/// <param name="Saves">
/// The workspace's count of saves the person was looking at. Without it the action is refused when somebody else saved
/// targets that are in no version yet.
/// </param>
public sealed record TaskAction(
    ItemId Article, string Outcome, string? Comment, int Seen, string? State = null, int? Saves = null)
{
    /// <summary>Why the rule that keeps this person from it is set aside in an emergency; null leaves it in force.</summary>
    public string? Override { get; init; }
}
