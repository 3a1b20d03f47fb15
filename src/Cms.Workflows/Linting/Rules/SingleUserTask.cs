using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>A run waits at one user task at a time.</summary>
internal sealed class SingleUserTask : LintRule
{
    public override string Id => "several-user-tasks-at-once";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var fork in graph.Activities.Where(activity => activity.Name == ActivityKinds.Fork && graph.IsReached(activity)))
        {
            var branches = ForkBranch.Of(graph, fork);
            var pairs =
                from i in Enumerable.Range(0, branches.Length)
                from j in Enumerable.Range(i + 1, branches.Length - i - 1)
                from one in branches[i].UserTasksBeforeJoining([branches[i], branches[j]])
                from other in branches[j].UserTasksBeforeJoining([branches[i], branches[j]])
                where one != other
                select (one, other);
            foreach (var (one, other) in pairs.Take(1))
            {
                yield return ErrorIfEditorial(
                    graph,
                    fork,
                    $"After '{fork.Label}' a run can wait at '{one.Label}' and '{other.Label}' at once.",
                    $"Put '{one.Label}' and '{other.Label}' one after the other.");
            }
        }
    }
}
