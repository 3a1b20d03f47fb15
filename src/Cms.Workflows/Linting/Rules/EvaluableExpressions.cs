using Cms.Workflows.Expressions;

namespace Cms.Workflows.Linting.Rules;

/// <summary>The expressions that steer a run can be evaluated.</summary>
internal sealed class EvaluableExpressions : LintRule
{
    public override string Id => "not-evaluable";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        from expression in ActivityExpression.Of(activity)
        where !expression.IsEvaluable
        select Error(
            activity,
            $"'{activity.Label}' cannot be run: {expression.Complaint(graph.Type.PlaceOf(activity))}",
            "Write the expression in one of those forms.");
}
