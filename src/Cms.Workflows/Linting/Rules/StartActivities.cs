using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>A workflow type has an activity to start at.</summary>
internal sealed class StartActivities : LintRule
{
    public override string Id => "no-start";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        if (!graph.Starts.Any())
        {
            yield return Error(
                null,
                $"The workflow '{graph.Type.Name}' has no start activity, so it never runs.",
                $"Mark the event it begins with as a start activity.",
                Beginning(graph) is { } first
                    ? type => type.Change(first.ActivityId, activity => activity with { IsStart = true })
                    : null);
        }
    }

    /// <summary>What nothing leads to, an event before a task.</summary>
    private static Activity? Beginning(WorkflowGraph graph) => graph.Activities
        .OrderBy(activity => graph.Type.Transitions.Any(transition => transition.To == activity.ActivityId))
        .ThenBy(activity => !ActivityKinds.Of(activity).IsEvent || activity.Name == ActivityKinds.UserTask)
        .FirstOrDefault();
}
