using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Expressions;

namespace Cms.Workflows.Runs;

/// <summary>The tasks that concern nothing but the run itself.</summary>
internal sealed class ControlFlow(WorkflowType type, ExpressionHost host)
{
    private const int MaxNote = 1_000;

    /// <summary>How such a task ended: the outcomes to follow (none for a join that waits), or why it failed.</summary>
    /// <param name="Note">What it has to say, for the journal.</param>
    internal sealed record Handled(WorkflowRun Run, ImmutableArray<string> Outcomes, string? Note = null, string? Fault = null);

    /// <summary>Runs <paramref name="activity"/>, or returns null if it is for others to run.</summary>
    public Handled? Run(WorkflowRun run, Activity activity) => activity.Name switch
    {
        ActivityKinds.Fork => new(run, ActivityKinds.Of(activity).OutcomesOf(activity)),
        ActivityKinds.Join => Join(run, activity),
        ActivityKinds.CommitTransaction => new(run, ["Done"]),
        ActivityKinds.Log => With(run, activity, "Text", (after, value) => new(after, ["Done"], Short(value.Text))),
        ActivityKinds.Notify => With(run, activity, "Message", (after, value) => new(after, ["Done"], Short(value.Text))),
        ActivityKinds.LiquidText => With(run, activity, "Expression", (after, value) => new(after with { LastResult = value.Value }, ["Done"])),
        ActivityKinds.SetProperty => With(run, activity, "Value", (after, value) =>
            new(after with { Properties = after.Properties.SetItem(activity.Properties.Text("PropertyName") ?? "", value.Value) }, ["Done"])),
        ActivityKinds.SetOutput => With(run, activity, "Value", (after, value) =>
            new(after with { Output = after.Output.SetItem(activity.Properties.Text("OutputName") ?? "", value.Value) }, ["Done"])),
        ActivityKinds.Correlate => With(run, activity, "Value", (after, value) => new(after with { CorrelationId = value.Text }, ["Done"])),
        ActivityKinds.IfElse => With(run, activity, "Condition", (after, value) => new(after, [Holds(activity, value) ? "True" : "False"])),
        ActivityKinds.WhileLoop => With(run, activity, "Condition", (after, value) => new(after, [Holds(activity, value) ? "Iterate" : "Done"])),
        ActivityKinds.ForLoop => Count(run, activity),
        ActivityKinds.ForEach => Walk(run, activity),
        ActivityKinds.Script => RunScript(run, activity),
        _ => null,
    };

    private Handled Join(WorkflowRun run, Activity activity)
    {
        var (after, joined) = JoinState.Reach(type, run, activity);
        return new(after, joined ? ["Joined"] : []);
    }

    private Handled Count(WorkflowRun run, Activity activity)
    {
        double from = 0, to = 10, step = 1;
        foreach (var (name, set) in ((string, Action<double>)[])[("From", n => from = n), ("To", n => to = n), ("Step", n => step = n)])
        {
            var expression = ActivityExpression.Of(activity, name);
            if (expression.Text.Length == 0)
                continue;

            var value = expression.Evaluate(new ExpressionScope(run, host));
            if (value.Problem is { } problem)
                return Failed(run, activity, expression, problem);

            if (!double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
                return Failed(run, activity, expression, new(1, 1, $"'{value.Text}' is no number."));

            set(number);
        }

        if (step == 0)
            return Failed(run, activity, ActivityExpression.Of(activity, "Step"), new(1, 1, "A step of 0 never ends."));

        var before = run.ActivityStates.TryGetValue(activity.ActivityId, out var state) ? state.Number("Index") : null;
        var index = before + step ?? from;
        return (step > 0 ? index < to : index > to)
            ? Iterate(run, activity, index, JsonSerializer.SerializeToElement(index))
            : Left(run, activity);
    }

    private Handled Walk(WorkflowRun run, Activity activity) => With(run, activity, "Enumerable", (after, value) =>
    {
        ImmutableArray<JsonElement> items = value.Value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.Value.EnumerateArray()],
            JsonValueKind.Null => [],
            JsonValueKind.String => ItemsOf(value.Value),
            _ => [value.Value],
        };
        var index = (int)((after.ActivityStates.TryGetValue(activity.ActivityId, out var state) ? state.Number("Index") : null) ?? -1) + 1;
        return index < items.Length ? Iterate(after, activity, index, items[index]) : Left(after, activity);
    });

    /// <summary>What Liquid wrote: a JSON list, or texts separated by commas or lines.</summary>
    private static ImmutableArray<JsonElement> ItemsOf(JsonElement value)
    {
        var text = value.GetString()!.Trim();
        if (text.StartsWith('['))
        {
            try
            {
                return [.. JsonElement.Parse(text).EnumerateArray()];
            }
            catch (JsonException)
            {
                // Then it is a text that begins so.
            }
        }

        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        return [.. text.Split([',', '\n'], clean).Select(part => JsonSerializer.SerializeToElement(part))];
    }

    private static Handled Iterate(WorkflowRun run, Activity activity, double index, JsonElement value)
    {
        var variable = activity.Properties.Text("LoopVariableName") is { Length: > 0 } name ? name : "x";
        return new(
            run with
            {
                ActivityStates = run.ActivityStates.SetItem(activity.ActivityId, JsonSerializer.SerializeToElement(new { Index = index })),
                Properties = run.Properties.SetItem(variable, value),
                LastResult = value,
            },
            ["Iterate"]);
    }

    private static Handled Left(WorkflowRun run, Activity activity) =>
        new(run with { ActivityStates = run.ActivityStates.Remove(activity.ActivityId) }, ["Done"]);

    private Handled RunScript(WorkflowRun run, Activity activity)
    {
        var expression = ActivityExpression.Of(activity, "Script");
        var scope = new ExpressionScope(run, host);
        if (expression.Evaluate(scope).Problem is { } problem)
            return Failed(run, activity, expression, problem);

        var outcomes = ActivityKinds.Of(activity).OutcomesOf(activity);
        var outcome = scope.Outcome ?? (outcomes.Contains("Done") ? "Done" : null);
        if (outcome is not null && !outcomes.Contains(outcome))
            return Failed(run, activity, expression, new(1, 1, $"It ended by '{outcome}', which is not among its outcomes {string.Join(", ", outcomes)}."));

        return new(scope.Run, outcome is null ? [] : [outcome], Short(string.Join('\n', scope.Logged)));
    }

    private Handled With(WorkflowRun run, Activity activity, string property, Func<WorkflowRun, ExpressionResult, Handled> then)
    {
        var expression = ActivityExpression.Of(activity, property);
        var scope = new ExpressionScope(run, host);
        var value = expression.Evaluate(scope);
        return value.Problem is { } problem ? Failed(run, activity, expression, problem) : then(scope.Run, value);
    }

    private Handled Failed(WorkflowRun run, Activity activity, ActivityExpression expression, ExpressionProblem problem) =>
        new(run, [], Fault: expression.Complaint(type.PlaceOf(activity), problem));

    /// <summary>As Orchard has it, what Liquid wrote is false when it says so.</summary>
    private static bool Holds(Activity activity, ExpressionResult value) =>
        ActivityExpression.Of(activity, "Condition").Language == ExpressionLanguage.Liquid ? value.Text!.Trim() is not ("" or "false") : value.IsTrue;

    private static string? Short(string? text) => text is { Length: > MaxNote } ? text[..MaxNote] + "…" : string.IsNullOrEmpty(text) ? null : text;
}
