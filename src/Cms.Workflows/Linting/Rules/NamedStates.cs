using Cms.Workflows.Activities;

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
            $"Give it a State of its own, for example \"editing\".",
            type => type.Change(task.ActivityId, activity => activity.With("State", type.FreshState(Wanted(type, task))))));

    /// <summary>The usual names in their order; a task taken up for a language pair translates.</summary>
    private static string Wanted(WorkflowType type, UserTask task)
    {
        string[] usual = task.Pair ? ["translation"] : ["editing", "review", "ready"];
        return Array.Find(usual, state => type.FreshState(state) == state) ?? usual[^1];
    }
}
