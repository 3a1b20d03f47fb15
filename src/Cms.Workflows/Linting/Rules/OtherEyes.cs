using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>What is published was checked, after the last translating step, by somebody who did not translate it.</summary>
/// <remarks>A check is a user task whose <c>NotBy</c> names every state in which translating is done.</remarks>
internal sealed class OtherEyes : LintRule
{
    /// <summary>The state that <c>NotBy</c> must name where no user task says it is a translating one.</summary>
    private const string Translation = "translation";

    public override string Id => "published-unchecked";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        var tasks = graph.UserTasks.Where(task => graph.Reached.Contains(task.ActivityId)).ToList();
        var translating = Translating(tasks);
        var states = translating.Select(task => task.State ?? "").DefaultIfEmpty(Translation).Distinct().ToList();
        var checks = tasks
            .Where(task => states.TrueForAll(state => state.Length > 0 && task.NotBy.Contains(state)))
            .Select(task => task.ActivityId).ToHashSet(StringComparer.Ordinal);

        var sources = graph.Starts.Concat(translating.Select(task => graph.Find(task.ActivityId)));
        var open = graph.Reach(sources, wall: activity => checks.Contains(activity.ActivityId));
        return graph.Activities
            .Where(activity => activity.Name == ActivityKinds.PublishContent && open.Contains(activity.ActivityId))
            .Select(activity => Error(
                activity,
                $"A way leads to '{activity.Label}' past every check by somebody other than the translator.",
                $"Give the translating tasks a State, and let every way pass a user task with NotBy [{string.Join(", ", states.Select(state => $"\"{state}\""))}] after the last translating one.",
                translating.Count == 0 || states.Contains("") ? null : type => OtherEyesMend.Apply(type, activity, [.. translating], [.. states], open)));
    }

    /// <summary>The tasks taken up for a language pair, but for those that check what others did in such a task.</summary>
    private static List<UserTask> Translating(List<UserTask> tasks)
    {
        var taken = tasks.FindAll(task => task.Pair || task.Claimable || task.State == Translation);
        var first = taken.FindAll(task =>
            task.State == Translation || !taken.Exists(other => other != task && task.NotBy.Contains(other.State ?? "")));

        // Where each forbids the other there is no first one, and a check has to name them all.
        return first.Count > 0 ? first : taken;
    }
}
