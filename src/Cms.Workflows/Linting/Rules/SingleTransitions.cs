namespace Cms.Workflows.Linting.Rules;

/// <summary>An outcome leads to one activity: of several transitions only the first is followed.</summary>
internal sealed class SingleTransitions : LintRule
{
    public override string Id => "shadowed-transition";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) => graph.Type.Transitions
        .GroupBy(transition => (transition.From, transition.Outcome))
        .Where(group => group.Count() > 1)
        .Select(group => Warning(
            graph.Type.Find(group.Key.From),
            $"'{group.Key.Outcome}' of '{graph.Type.Find(group.Key.From)?.Label ?? group.Key.From}' has {group.Count()} transitions; only the first is followed.",
            $"Remove the others, or put a fork between for branches that run side by side.",
            type => group.Skip(1).Aggregate(type, (changed, transition) => changed.Without(transition))));
}
