using System.Collections.Immutable;

namespace Cms.Workflows.Activities;

/// <summary>A <c>UserTaskEvent</c> with its properties typed: Orchard's (actions, roles) and ours, which Orchard ignores.</summary>
/// <param name="Title">What people are shown.</param>
/// <param name="Actions">The outcomes, in button order.</param>
/// <param name="Roles">Who may act; empty for everybody who may edit the item.</param>
/// <param name="State">The state of an item that waits here, for example <c>translation</c>; null if it has no name.</param>
/// <param name="NotBy">States whose actors on this version may not act here.</param>
/// <param name="Claimable">Whether one person takes the task for themselves before acting.</param>
/// <param name="Pair">Whether acting needs the right for the language direction.</param>
/// <param name="CommentRequired">Actions that need a reason in words.</param>
/// <param name="DueHours">Hours after arrival by which somebody should have acted; null for no limit.</param>
public sealed record UserTask(
    string ActivityId,
    string Title,
    ImmutableArray<string> Actions,
    ImmutableArray<string> Roles,
    string? State,
    ImmutableArray<string> NotBy,
    bool Claimable,
    bool Pair,
    ImmutableArray<string> CommentRequired,
    double? DueHours)
{
    /// <summary>Hours without work after which a claim of the task ends; null for the newsroom's own number.</summary>
    public double? ClaimHours { get; init; }

    /// <summary>Returns the typed view, or null if <paramref name="activity"/> is null or something else.</summary>
    public static UserTask? From(Activity? activity)
    {
        if (activity is not { Name: ActivityKinds.UserTask })
            return null;

        var properties = activity.Properties;
        return new UserTask(
            activity.ActivityId,
            activity.Label,
            ActivityKinds.Of(activity).OutcomesOf(activity),
            properties.Texts("Roles"),
            properties.Text("State"),
            properties.Texts("NotBy"),
            properties.Flag("Claimable"),
            properties.Flag("Pair"),
            properties.Texts("CommentRequired"),
            properties.Number("DueHours"))
        {
            ClaimHours = properties.Number("ClaimHours"),
        };
    }

    /// <summary>Returns whether somebody with these roles may act here as far as <see cref="Roles"/> goes.</summary>
    public bool IsFor(IEnumerable<string> roles) => Roles.IsEmpty || roles.Any(Roles.Contains);
}
