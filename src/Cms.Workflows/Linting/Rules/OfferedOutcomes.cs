using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>A transition begins at an outcome that its activity has.</summary>
internal sealed class OfferedOutcomes : LintRule
{
    public override string Id => "unknown-outcome";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var activity in graph.Activities)
        {
            var kind = ActivityKinds.Of(activity);
            if (kind.HasOpenOutcomes)
                continue;

            var outcomes = kind.OutcomesOf(activity);
            foreach (var transition in graph.Type.Transitions.Where(transition =>
                transition.From == activity.ActivityId && !outcomes.Contains(transition.Outcome)))
            {
                yield return ErrorIfEditorial(
                    graph,
                    activity,
                    $"'{activity.Label}' never ends by '{transition.Outcome}', so its transition to '{graph.Type.Find(transition.To)?.Label ?? transition.To}' is not taken. Its outcomes: {string.Join(", ", outcomes)}.",
                    $"Rename the outcome, or remove the transition.",
                    type => graph.Unconnected(activity).ToList() is [var open]
                        ? type.Redirect(transition, transition with { Outcome = open })
                        : type.Without(transition));
            }
        }
    }
}
