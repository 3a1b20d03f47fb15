using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;

namespace Cms.Workflows.Runs;

/// <summary>The tasks that concern nothing but the run itself.</summary>
internal static class ControlFlow
{
    /// <summary>How such a task ended: the outcomes to follow (none for a join that waits), or why the pass is refused.</summary>
    internal sealed record Handled(WorkflowRun Run, ImmutableArray<string> Outcomes, Refusal? Refusal = null);

    /// <summary>Runs <paramref name="activity"/>, or returns null if it is for others to run.</summary>
    public static Handled? Run(WorkflowType type, WorkflowRun run, Activity activity) => activity.Name switch
    {
        ActivityKinds.Fork => new(run, ActivityKinds.Of(activity).OutcomesOf(activity)),
        ActivityKinds.Join => Join(type, run, activity),
        ActivityKinds.Log => new(run, ["Done"]),
        ActivityKinds.SetProperty => With(type, run, activity, (value, name) =>
            new(run with { Properties = run.Properties.SetItem(name, value) }, ["Done"])),
        ActivityKinds.SetOutput => With(type, run, activity, (value, name) =>
            new(run with { Output = run.Output.SetItem(name, value) }, ["Done"])),
        ActivityKinds.Correlate => With(type, run, activity, (value, _) =>
            new(run with { CorrelationId = AsText(value) }, ["Done"])),
        ActivityKinds.IfElse => With(type, run, activity, (value, _) =>
            new(run, [IsTrue(value) ? "True" : "False"])),
        _ => null,
    };

    private static Handled Join(WorkflowType type, WorkflowRun run, Activity activity)
    {
        var (after, joined) = JoinState.Reach(type, run, activity);
        return new(after, joined ? ["Joined"] : []);
    }

    private static Handled With(
        WorkflowType type, WorkflowRun run, Activity activity, Func<JsonElement, string, Handled> then)
    {
        foreach (var expression in ActivityExpression.Of(activity))
        {
            if (expression.Evaluate(run) is not { } value)
                return new(run, [], new Refusal(Refusal.NotEvaluable, expression.Complaint(type.PlaceOf(activity))));

            var name = activity.Properties.Text("PropertyName") ?? activity.Properties.Text("OutputName") ?? "";
            return then(value, name);
        }

        throw new InvalidOperationException($"{activity.Name} has no expression.");
    }

    private static string? AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    /// <summary>JavaScript's idea of truth.</summary>
    private static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => value.GetString() is not "",
        JsonValueKind.Number => value.GetDouble() != 0,
        _ => true,
    };
}
