using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>An editorial workflow does not fork around user tasks: an item has one state at a time.</summary>
internal sealed class UnforkedUserTasks : LintRule
{
    public override string Id => "fork-around-user-task";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        if (!graph.Type.IsEditorial)
            yield break;

        foreach (var fork in graph.Activities.Where(activity => activity.Name == ActivityKinds.Fork && graph.IsReached(activity)))
        {
            var branches = ForkBranch.Of(graph, fork);
            var task = branches.SelectMany(branch => branch.UserTasksBeforeJoining(branches)).FirstOrDefault();
            if (branches.Length > 1 && task is not null)
            {
                yield return Error(
                    fork,
                    $"'{fork.Label}' forks while '{task.Label}' is still to come: the item would wait in several places.",
                    $"Join the branches before '{task.Label}', or put them one after another.");
            }
        }
    }
}
