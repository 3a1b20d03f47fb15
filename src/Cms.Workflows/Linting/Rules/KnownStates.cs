using Cms.Workflows.Activities;

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
                $"Name one of: {string.Join(", ", states.Order(StringComparer.Ordinal))}.",
                type => type.Change(task.ActivityId, activity =>
                    activity.Reword("NotBy", state, Likeness.Nearest(state, states) ?? OnlyTranslating(graph, task))));
    }

    /// <summary>The state in which translating is done, if there is one such state; a rule of other eyes means that one.</summary>
    private static string? OnlyTranslating(WorkflowGraph graph, UserTask task)
    {
        var states = graph.UserTasks
            .Where(other => other.ActivityId != task.ActivityId && (other.Pair || other.Claimable) && other.State is not null)
            .Select(other => other.State!).Distinct().ToList();
        return states.Count == 1 && !task.NotBy.Contains(states[0]) ? states[0] : null;
    }
}
