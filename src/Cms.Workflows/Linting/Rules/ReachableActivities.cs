namespace Cms.Workflows.Linting.Rules;

/// <summary>Some way leads from a start activity to every activity.</summary>
internal sealed class ReachableActivities : LintRule
{
    public override string Id => "unreachable";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) => graph.Activities
        .Where(activity => graph.Starts.Any() && !graph.IsReached(activity))
        .Select(activity => Error(
            activity,
            $"No way leads from a start to '{activity.Label}'.",
            $"Connect an outcome to it, or remove it.",
            type => type.Without(activity)));
}
