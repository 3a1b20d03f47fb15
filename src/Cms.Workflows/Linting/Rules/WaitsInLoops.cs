using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>A loop has a wait in it, or counts.</summary>
internal sealed class WaitsInLoops : LintRule
{
    public override string Id => "loop-without-wait";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in graph.Activities.Where(graph.IsReached).Where(RunsOn))
        {
            var after = After(graph, activity);
            if (reported.Contains(activity.ActivityId) || !after.Contains(activity.ActivityId))
                continue;

            var loop = graph.Activities
                .Where(other => after.Contains(other.ActivityId) && After(graph, other).Contains(activity.ActivityId))
                .ToList();
            reported.UnionWith(loop.Select(other => other.ActivityId));
            yield return Report(activity, loop);
        }
    }

    private Finding Report(Activity activity, List<Activity> loop)
    {
        var names = string.Join(", ", loop.Select(other => $"'{other.Label}'"));
        FormattableString mend = $"Put an event into the loop, or leave it by a condition.";
        return loop.Exists(other => other.Name == ActivityKinds.WhileLoop)
            ? Warning(activity, $"The loop of {names} waits for nothing; only its condition ends it.", mend)
            : Error(activity, $"The loop of {names} waits for nothing: a run that enters it is stopped as endless.", mend);
    }

    private static HashSet<string> After(WorkflowGraph graph, Activity activity)
    {
        var after = graph.Reach(graph.Next(activity).Where(RunsOn), wall: next => !RunsOn(next));
        after.RemoveWhere(id => !RunsOn(graph.Find(id)));
        return after;
    }

    /// <summary>Whether a run goes through without a wait and without counting.</summary>
    private static bool RunsOn(Activity activity) =>
        ActivityKinds.Of(activity) is { IsEvent: false, IsKnown: true }
        && activity.Name is not (ActivityKinds.ForLoop or ActivityKinds.ForEach or ActivityKinds.ContentForEach);
}
