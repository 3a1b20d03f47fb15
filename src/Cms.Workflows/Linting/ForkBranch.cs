using System.Collections.Immutable;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting;

/// <summary>What follows on one outcome of a fork.</summary>
internal sealed class ForkBranch
{
    private readonly WorkflowGraph _graph;
    private readonly Activity _first;
    private readonly HashSet<string> _reached;

    private ForkBranch(WorkflowGraph graph, Activity first)
    {
        _graph = graph;
        _first = first;
        _reached = graph.Reach([first]);
    }

    public static ImmutableArray<ForkBranch> Of(WorkflowGraph graph, Activity fork) =>
        [.. graph.Leaving(fork).Select(transition => new ForkBranch(graph, graph.Find(transition.To)))];

    /// <summary>Returns the user tasks this branch comes to before a join that all of <paramref name="branches"/> come to.</summary>
    public IEnumerable<Activity> UserTasksBeforeJoining(ImmutableArray<ForkBranch> branches)
    {
        var before = _graph.Reach([_first], wall: activity =>
            activity.Name == ActivityKinds.Join
            && branches.All(branch => branch._reached.Contains(activity.ActivityId)));
        return _graph.Activities.Where(activity =>
            activity.Name == ActivityKinds.UserTask && before.Contains(activity.ActivityId));
    }
}
