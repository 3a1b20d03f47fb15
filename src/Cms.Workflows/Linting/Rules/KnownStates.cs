namespace Cms.Workflows.Linting.Rules;

/// <summary><c>NotBy</c> names states that user tasks have.</summary>
internal sealed class KnownStates : LintRule
{
    public override string Id => "unknown-state";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        var states = graph.UserTasks.Select(task => task.State).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
            from task in graph.UserTasks
            from state in task.NotBy
            where !states.Contains(state)
            select Error(
                graph.Find(task.ActivityId),
                $"'{task.Title}' forbids those who acted in '{state}', but no user task has that State, so it forbids nobody.",
                $"Name one of: {string.Join(", ", states.Order(StringComparer.Ordinal))}.");
    }
}
