using System.Text.RegularExpressions;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>A timer goes off at known times, and does not go round on its own for ever.</summary>
internal sealed class BoundedTimers : LintRule
{
    private static readonly Regex Cron =
        new(@"^([0-9A-Za-z*,/?#-]+\s+){4,5}[0-9A-Za-z*,/?#-]+$", RegexOptions.NonBacktracking);

    public override string Id => "unbounded-timer";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var timer in graph.Activities.Where(activity => activity.Name == ActivityKinds.Timer))
        {
            var cron = timer.Properties.Text("CronExpression") ?? "";
            if (!Cron.IsMatch(cron.Trim()))
            {
                yield return Error(
                    timer,
                    $"'{timer.Label}' has the times '{cron}', which is no cron expression, so it never goes off.",
                    $"Give five fields: minute, hour, day, month, weekday; for example '*/15 * * * *'.",
                    type => type.Change(timer.ActivityId, activity => activity.With("CronExpression", "0 * * * *")));
            }

            if (graph.IsReached(timer) && RepeatsAlone(graph, timer))
            {
                yield return Warning(
                    timer,
                    $"'{timer.Label}' leads back to itself with nothing else to wait for and nothing that counts: it repeats without a bound.",
                    $"Put a for loop around it, or wait for an event beside it.");
            }
        }
    }

    private static bool RepeatsAlone(WorkflowGraph graph, Activity timer) =>
        graph.Reach(graph.Next(timer), wall: IsBound).Contains(timer.ActivityId);

    private static bool IsBound(Activity activity) =>
        activity.Name is ActivityKinds.ForLoop or ActivityKinds.ForEach
        || (activity.Name != ActivityKinds.Timer && ActivityKinds.Of(activity).IsEvent);
}
