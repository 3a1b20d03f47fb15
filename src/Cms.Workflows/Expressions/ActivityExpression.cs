using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;
using Cms.Workflows.Activities.Catalogue;

namespace Cms.Workflows.Expressions;

/// <summary>An expression among the properties of an activity.</summary>
/// <param name="Place">Within the activity, for example <c>Properties.Value.Expression</c>.</param>
/// <param name="Text">Empty where there is none.</param>
public sealed record ActivityExpression(string Place, string Text, ExpressionLanguage Language, bool IsHtml)
{
    /// <summary>Returns the expressions of <paramref name="activity"/>, the empty ones too.</summary>
    public static ImmutableArray<ActivityExpression> Of(Activity activity) =>
    [
        .. (ActivityCatalogue.Find(activity.Name)?.Properties ?? [])
            .Where(property => property.Kind is PropertyKind.Script or PropertyKind.Liquid or PropertyKind.ScriptOrLiquid)
            .Select(property => Read(activity, property)),
    ];

    /// <summary>Returns the expression that <paramref name="property"/> holds, in the language that <c>Syntax</c> names.</summary>
    public static ActivityExpression Of(Activity activity, string property) =>
        Read(activity, ActivityCatalogue.Find(activity.Name)!.Properties.Single(known => known.Name == property));

    /// <summary>What keeps it from being evaluated here, with its place; null if nothing does.</summary>
    public string? FindProblem(string activityPlace)
    {
        WorkflowExpression.Read(Text, Language, out var problem);
        return problem is null ? null : Complaint(activityPlace, problem);
    }

    /// <summary>Evaluates it; the problem is null when it went well.</summary>
    public ExpressionResult Evaluate(ExpressionScope scope) =>
        WorkflowExpression.Read(Text, Language, out var problem, IsHtml)?.Evaluate(scope) ?? new(JsonReading.Null, problem);

    public string Complaint(string activityPlace, ExpressionProblem problem) =>
        $"{activityPlace}.{Place} {problem.Line}:{problem.Column}: {problem.Message}";

    private static ActivityExpression Read(Activity activity, ActivityProperty property)
    {
        var isLiquid = property.Kind == PropertyKind.Liquid || (property.Twin is not null && SaysLiquid(activity.Properties, property.Name));
        var key = isLiquid ? property.Twin ?? property.Name : property.Name;
        var value = activity.Properties.Get(key);
        var isBare = value is { ValueKind: not JsonValueKind.Object };
        var text = isBare ? value!.Value.ToString() : value?.Text("Expression") ?? "";
        var isHtml = key == "HtmlBody"
            || (activity.Name == ActivityKinds.Email && key == "Body" && (activity.Properties.Flag("IsHtmlBody") || activity.Properties.Flag("IsBodyHtml")));
        return new(
            $"Properties.{key}{(isBare ? "" : ".Expression")}", text, isLiquid ? ExpressionLanguage.Liquid : ExpressionLanguage.JavaScript, isHtml);
    }

    /// <summary>The switch stands beside the properties or, lately, within each.</summary>
    private static bool SaysLiquid(JsonElement properties, string key) =>
        (properties.Get(key)?.Get("Syntax") ?? properties.Get("Syntax")) switch
        {
            { ValueKind: JsonValueKind.String } syntax => syntax.GetString() == "Liquid",
            { ValueKind: JsonValueKind.Number } syntax => syntax.GetDouble() == 1,
            _ => false,
        };
}
