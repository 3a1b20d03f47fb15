namespace Cms.Workflows.Linting.Rules;

/// <summary>Both ends of every transition exist.</summary>
internal sealed class ConnectedTransitions : LintRule
{
    public override string Id => "broken-transition";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context)
    {
        foreach (var transition in graph.Type.Transitions)
        {
            var from = graph.Type.Find(transition.From);
            if (from is null || graph.Type.Find(transition.To) is null)
            {
                yield return Error(
                    from,
                    $"The transition '{transition.Outcome}' leads from '{from?.Label ?? transition.From}' to '{transition.To}', and one of them does not exist.",
                    $"Connect it to an activity, or remove it.",
                    type => type.Without(transition));
            }
        }
    }
}
