using System.Collections.Immutable;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting;

/// <summary>
/// A workflow type as the engine walks it: only the first transition of each outcome an activity has, and only between
/// activities that exist.
/// </summary>
internal sealed class WorkflowGraph
{
    private readonly Dictionary<string, ImmutableArray<Transition>> _leaving;

    public WorkflowGraph(WorkflowType type)
    {
        Type = type;
        _leaving = type.Transitions
            .DistinctBy(transition => (transition.From, transition.Outcome))
            .Where(transition => CanBeTaken(type, transition))
            .GroupBy(transition => transition.From, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        Reached = Reach(Starts);
    }

    public WorkflowType Type { get; }

    public ImmutableArray<Activity> Activities => Type.Activities;

    public IEnumerable<Activity> Starts => Activities.Where(activity => activity.IsStart);

    /// <summary>Ids of the activities that some run can come to.</summary>
    public HashSet<string> Reached { get; }

    /// <summary>All of them, also those that no run can come to.</summary>
    public IEnumerable<UserTask> UserTasks => Activities.Select(UserTask.From).OfType<UserTask>();

    public bool IsReached(Activity activity) => Reached.Contains(activity.ActivityId);

    public Activity Find(string activityId) => Type.Find(activityId)!;

    public ImmutableArray<Transition> Leaving(Activity activity) =>
        _leaving.TryGetValue(activity.ActivityId, out var transitions) ? transitions : [];

    public IEnumerable<Activity> Next(Activity activity) =>
        Leaving(activity).Select(transition => Find(transition.To)).Distinct();

    /// <summary>The outcomes that lead nowhere: a run that ends so ends its branch.</summary>
    public IEnumerable<string> Unconnected(Activity activity) =>
        ActivityKinds.Of(activity).OutcomesOf(activity).Except(Leaving(activity).Select(transition => transition.Outcome));

    /// <summary>
    /// Returns the ids of what can be come to from <paramref name="sources"/>, themselves included, without passing through
    /// (but possibly coming to) an activity that is a <paramref name="wall"/>.
    /// </summary>
    public HashSet<string> Reach(IEnumerable<Activity> sources, Func<Activity, bool>? wall = null)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Activity>(sources);
        while (open.TryPop(out var activity))
        {
            if (!reached.Add(activity.ActivityId) || wall?.Invoke(activity) == true)
                continue;

            foreach (var next in Next(activity))
                open.Push(next);
        }

        return reached;
    }

    private static bool CanBeTaken(WorkflowType type, Transition transition)
    {
        if (type.Find(transition.From) is not { } from || type.Find(transition.To) is null)
            return false;

        var kind = ActivityKinds.Of(from);
        return kind.HasOpenOutcomes || kind.OutcomesOf(from).Contains(transition.Outcome);
    }
}
