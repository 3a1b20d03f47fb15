namespace Cms.Workflows.Linting.Rules;

/// <summary>A user task has actions, and each leads on.</summary>
internal sealed class ConnectedActions : LintRule
{
    public override string Id => "unconnected-action";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var task in graph.UserTasks)
        {
            var activity = graph.Find(task.ActivityId);
            if (task.Actions.IsEmpty)
            {
                yield return Error(
                    activity,
                    $"'{task.Title}' has no actions, so nobody can ever get past it.",
                    $"Give it an action and connect that.");
            }

            foreach (var action in graph.Unconnected(activity))
            {
                yield return ErrorIfEditorial(
                    graph,
                    activity,
                    $"'{action}' at '{task.Title}' leads nowhere: who takes it drops the item out of the workflow.",
                    $"Connect '{action}' to what should follow, or remove the action.",
                    task.Actions.Length == 1 ? null : type => type.Change(task.ActivityId, changed =>
                        changed.Reword("Actions", action, null).Reword("CommentRequired", action, null)));
            }
        }
    }
}
