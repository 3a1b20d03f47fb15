using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Every expression of an activity that is run here can be evaluated here.</summary>
internal sealed class EvaluableExpressions : LintRule
{
    public override string Id => "not-evaluable";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        where ActivityKinds.Of(activity).IsSupported
        from expression in ActivityExpression.Of(activity)
        let problem = expression.FindProblem(graph.Type.PlaceOf(activity))
        where problem is not null
        select Error(
            activity,
            $"'{activity.Label}' cannot be run: {problem}",
            $"Write the expression with what can be evaluated here.");
}
