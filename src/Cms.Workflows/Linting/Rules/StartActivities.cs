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
                "Mark the event it begins with as a start activity.");
        }
    }
}
