using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>From every activity there is a way to an end.</summary>
/// <remarks>A fork ends when all its branches do.</remarks>
internal sealed class WaysToAnEnd : LintRule
{
    public override string Id => "dead-end";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        var ending = graph.Activities.Where(activity => CanEnd(graph, activity)).ToHashSet();
        while (graph.Activities.Where(activity => !ending.Contains(activity) && LeadsTo(graph, activity, ending)).ToList()
               is { Count: > 0 } more)
            ending.UnionWith(more);

        return graph.Activities.Where(activity => graph.IsReached(activity) && !ending.Contains(activity))
            .Select(activity => ErrorIfEditorial(
                graph,
                activity,
                $"A workflow that comes to '{activity.Label}' can never end: no way leads from there to an end.",
                $"Connect one of the outcomes on its way to an activity that ends the workflow."));
    }

    private static bool CanEnd(WorkflowGraph graph, Activity activity)
    {
        var kind = ActivityKinds.Of(activity);
        if (kind.TakesAllOutcomes || !kind.IsKnown)
            return graph.Leaving(activity).IsEmpty;

        return graph.Unconnected(activity).Any();
    }

    private static bool LeadsTo(WorkflowGraph graph, Activity activity, HashSet<Activity> ending)
    {
        var next = graph.Next(activity);
        return ActivityKinds.Of(activity).TakesAllOutcomes ? next.All(ending.Contains) : next.Any(ending.Contains);
    }
}
