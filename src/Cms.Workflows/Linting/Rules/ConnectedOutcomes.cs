using System.Text.Json;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Every way an activity can end leads on, unless the activity as a whole is an end.</summary>
/// <remarks>A user task's actions are <see cref="ConnectedActions"/>.</remarks>
internal sealed class ConnectedOutcomes : LintRule
{
    public override string Id => "unconnected-outcome";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var activity in graph.Activities.Where(graph.IsReached))
        {
            var outcomes = ActivityKinds.Of(activity).OutcomesOf(activity);
            var isEnd = outcomes.Length == 1 && graph.Leaving(activity).IsEmpty;
            if (activity.Name == ActivityKinds.UserTask || isEnd)
                continue;

            foreach (var outcome in graph.Unconnected(activity))
            {
                yield return ErrorIfEditorial(
                    graph,
                    activity,
                    $"When '{activity.Label}' ends by '{outcome}', nothing follows.",
                    $"Connect '{outcome}', if only to a log task that ends the workflow.",
                    type => End(type, activity, outcome));
            }
        }
    }

    /// <summary>Leads to a log task that is an end already, or to a new one.</summary>
    private static WorkflowType End(WorkflowType type, Activity activity, string outcome)
    {
        var graph = new WorkflowGraph(type);
        if (type.Activities.FirstOrDefault(other =>
            other.Name == ActivityKinds.Log && other != activity && graph.IsReached(other) && graph.Leaving(other).IsEmpty) is { } end)
            return type.Connect(activity.ActivityId, outcome, end.ActivityId);

        var log = new Activity(
            type.FreshId("end"), ActivityKinds.Log, JsonElement.Parse("""{"ActivityMetadata": {"Title": "End"}}"""));
        return type.Add(log, activity).Connect(activity.ActivityId, outcome, log.ActivityId);
    }
}
