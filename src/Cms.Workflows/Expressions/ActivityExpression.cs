using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Expressions;

/// <summary>The expression that decides an activity of control flow, with where it stands.</summary>
/// <param name="Place">Within the activity, for example <c>Properties.Value.Expression</c>.</param>
internal sealed record ActivityExpression(string Place, string Text, bool IsLiquid)
{
    /// <summary>Returns the one expression that the engine itself evaluates of this activity, if it evaluates any.</summary>
    public static ImmutableArray<ActivityExpression> Of(Activity activity) => activity.Name switch
    {
        ActivityKinds.SetProperty or ActivityKinds.SetOutput => [Read(activity, "Value", "LiquidValue")],
        ActivityKinds.Correlate => [Read(activity, "Value", "Value")],
        ActivityKinds.IfElse => [Read(activity, "Condition", "LiquidCondition")],
        _ => [],
    };

    /// <summary>Returns the value, or null if the expression is beyond us.</summary>
    public JsonElement? Evaluate(WorkflowRun run) =>
        IsLiquid ? WorkflowExpression.EvaluateLiquid(Text) : WorkflowExpression.Evaluate(Text, run);

    /// <summary>Whether <see cref="Evaluate"/> gives a value, whatever the run.</summary>
    public bool IsEvaluable => Evaluate(new WorkflowRun("", "", 0)) is not null;

    public string Complaint(string activityPlace) =>
        $"{activityPlace}.{Place}: '{Text}' cannot be evaluated here; what can: a JSON value, 'text', input('name'), "
        + "property('name'), correlationId(), and Liquid text without tags.";

    private static ActivityExpression Read(Activity activity, string script, string liquid)
    {
        var isLiquid = activity.Properties.Get("Syntax") switch
        {
            { ValueKind: JsonValueKind.String } syntax => syntax.GetString() == "Liquid",
            { ValueKind: JsonValueKind.Number } syntax => syntax.GetDouble() == 1,
            _ => false,
        };
        var key = isLiquid ? liquid : script;
        var text = activity.Properties.Get(key)?.Text("Expression") ?? "";
        return new($"Properties.{key}.Expression", text, isLiquid);
    }
}
