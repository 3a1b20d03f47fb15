namespace Cms.Workflows.Linting.Rules;

/// <summary>No two user tasks share a state.</summary>
internal sealed class UniqueStates : LintRule
{
    public override string Id => "duplicate-state";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) => graph.UserTasks
        .Where(task => !string.IsNullOrWhiteSpace(task.State))
        .GroupBy(task => task.State)
        .SelectMany(group => group.Skip(1).Select(task => ErrorIfEditorial(
            graph,
            graph.Find(task.ActivityId),
            $"'{task.Title}' has the State '{task.State}', as '{group.First().Title}' has: the two cannot be told apart.",
            $"Give one of them another State.",
            type => type.Change(task.ActivityId, activity => activity.With("State", type.FreshState(task.State!))))));
}
