using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Workflows;

/// <summary>A graph of activities joined by transitions, as Orchard Core describes it.</summary>
/// <remarks>It carries no version number: whoever stores types numbers them, and a run names the number it started on.</remarks>
public sealed record WorkflowType
{
    public required string WorkflowTypeId { get; init; }

    public required string Name { get; init; }

    public bool IsEnabled { get; init; }

    /// <summary>Whether the type must not start again while one of its runs is halted; whoever starts runs checks it.</summary>
    public bool IsSingleton { get; init; }

    /// <summary>Milliseconds. A run is moved under a lock only when this and <see cref="LockExpiration"/> are positive.</summary>
    public int LockTimeout { get; init; }

    /// <summary>Milliseconds.</summary>
    public int LockExpiration { get; init; }

    public bool DeleteFinishedWorkflows { get; init; }

    public ImmutableArray<Activity> Activities { get; init; } = [];

    /// <summary>In file order, which matters: of several transitions from one outcome only the first is followed.</summary>
    public ImmutableArray<Transition> Transitions { get; init; } = [];

    /// <summary>Keys we give no meaning, kept as they were read and in their order.</summary>
    public ImmutableArray<KeyValuePair<string, JsonElement>> Extra { get; init; } = [];

    /// <summary>Whether the type publishes content; such types are held to the desk's rules by the linter.</summary>
    public bool IsEditorial => Activities.Any(activity => activity.Name == ActivityKinds.PublishContent);

    /// <summary>Returns the activity with this id, or null.</summary>
    public Activity? Find(string activityId) => Activities.FirstOrDefault(activity => activity.ActivityId == activityId);

    /// <summary>Returns the transition followed when <paramref name="activityId"/> ends by <paramref name="outcome"/>, or null.</summary>
    public Transition? Follow(string activityId, string outcome) =>
        Transitions.FirstOrDefault(transition => transition.From == activityId && transition.Outcome == outcome);

    /// <summary>
    /// Returns the start activities that the event <paramref name="eventName"/> sets off, none when the type is disabled.
    /// </summary>
    /// <param name="eventName">For example <c>ContentCreatedEvent</c>.</param>
    /// <param name="contentType">Of the item concerned; null when the event concerns no item.</param>
    public ImmutableArray<Activity> StartsOn(string eventName, string? contentType = null) =>
        IsEnabled
            ? [.. Activities.Where(activity =>
                activity.IsStart && activity.Name == eventName && activity.AcceptsContentType(contentType))]
            : [];

    /// <summary>Returns the user tasks that <paramref name="run"/> waits at: at most one in an editorial workflow.</summary>
    public ImmutableArray<UserTask> TasksOf(WorkflowRun run) =>
        [.. run.Blocking.Select(blocking => Find(blocking.ActivityId)).Select(UserTask.From).OfType<UserTask>()];

    /// <summary>Returns where <paramref name="activity"/> stands in the JSON, for messages: <c>Activities[3]</c>.</summary>
    public string PlaceOf(Activity activity) => $"Activities[{Activities.IndexOf(activity)}]";
}
