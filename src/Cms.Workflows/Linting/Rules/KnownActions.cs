namespace Cms.Workflows.Linting.Rules;

/// <summary><c>CommentRequired</c> names actions of its own user task.</summary>
internal sealed class KnownActions : LintRule
{
    public override string Id => "unknown-action";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from task in graph.UserTasks
        from action in task.CommentRequired
        where !task.Actions.Contains(action)
        select Error(
            graph.Find(task.ActivityId),
            $"'{task.Title}' wants a comment for '{action}', which is not one of its actions.",
            $"Name one of: {string.Join(", ", task.Actions)}.",
            type => type.Change(task.ActivityId, activity =>
                activity.Reword("CommentRequired", action, Likeness.Nearest(action, task.Actions))));
}
