namespace Cms.Workflows.Linting.Rules;

/// <summary>In an editorial workflow every user task names the state of an item that waits there.</summary>
internal sealed class NamedStates : LintRule
{
    public override string Id => "missing-state";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) => graph.UserTasks
        .Where(task => graph.Type.IsEditorial && string.IsNullOrWhiteSpace(task.State))
        .Select(task => Warning(
            graph.Find(task.ActivityId),
            $"'{task.Title}' has no State, so an item that waits there is in no state the desk can name or forbid by NotBy.",
            "Give it a State of its own, for example \"editing\"."));
}
