using System.Collections.Immutable;
using Cms.Workflows.Linting.Rules;

namespace Cms.Workflows.Linting;

/// <summary>Finds what is wrong with a workflow type before it runs.</summary>
public static class WorkflowLinter
{
    private static readonly ImmutableArray<LintRule> Rules =
    [
        new StartActivities(),
        new KnownActivities(),
        new ConnectedTransitions(),
        new OfferedOutcomes(),
        new SingleTransitions(),
        new ReachableActivities(),
        new ConnectedOutcomes(),
        new ConnectedActions(),
        new WaysToAnEnd(),
        new WaitsInLoops(),
        new BoundedTimers(),
        new UnforkedUserTasks(),
        new SingleUserTask(),
        new OtherEyes(),
        new NamedStates(),
        new UniqueStates(),
        new KnownStates(),
        new KnownActions(),
        new KnownRoles(),
        new KnownContentTypes(),
        new EvaluableExpressions(),
    ];

    /// <summary>Returns all findings, rule by rule and within a rule in the order of the activities.</summary>
    public static ImmutableArray<Finding> Check(WorkflowType type, LintContext? context = null)
    {
        var graph = new WorkflowGraph(type);
        return [.. Rules.SelectMany(rule => rule.Check(graph, context ?? LintContext.Unknown))];
    }
}
