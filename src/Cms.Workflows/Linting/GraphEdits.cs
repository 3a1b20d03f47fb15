using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cms.Workflows.Linting;

/// <summary>The changes that mends are made of. What they do not concern stays as it is, unknown keys included.</summary>
internal static class GraphEdits
{
    /// <summary>Room between two activities that a mend puts beside one another, in designer pixels.</summary>
    private const int Step = 280;

    public static WorkflowType Without(this WorkflowType type, Activity activity) => type with
    {
        Activities = type.Activities.RemoveAll(other => other.ActivityId == activity.ActivityId),
        Transitions = type.Transitions.RemoveAll(transition =>
            transition.From == activity.ActivityId || transition.To == activity.ActivityId),
    };

    public static WorkflowType Without(this WorkflowType type, Transition transition) =>
        type with { Transitions = type.Transitions.RemoveAll(other => ReferenceEquals(other, transition)) };

    public static WorkflowType Change(this WorkflowType type, string activityId, Func<Activity, Activity> change) => type with
    {
        Activities = [.. type.Activities.Select(activity => activity.ActivityId == activityId ? change(activity) : activity)],
    };

    /// <summary>Leads <paramref name="outcome"/> to <paramref name="to"/>, wherever it led before.</summary>
    public static WorkflowType Connect(this WorkflowType type, string from, string outcome, string to) => type with
    {
        Transitions = type.Transitions
            .RemoveAll(transition => transition.From == from && transition.Outcome == outcome)
            .Add(new Transition(from, outcome, to)),
    };

    /// <summary>Leads <paramref name="transition"/> elsewhere, in its old place.</summary>
    public static WorkflowType Redirect(this WorkflowType type, Transition transition, Transition changed) => type with
    {
        Transitions = [.. type.Transitions.Select(other => ReferenceEquals(other, transition) ? changed : other)],
    };

    /// <param name="beside">What the new activity is put after, in the drawing.</param>
    public static WorkflowType Add(this WorkflowType type, Activity activity, Activity beside)
    {
        var y = beside.Y;
        while (type.Activities.Any(other => Math.Abs(other.X - beside.X - Step) < Step / 2 && Math.Abs(other.Y - y) < Step / 4))
            y += Step / 2;

        return type with { Activities = type.Activities.Add(activity with { X = beside.X + Step, Y = y }) };
    }

    /// <summary>Sets a property, or takes it away when <paramref name="value"/> is null.</summary>
    public static Activity With(this Activity activity, string key, JsonNode? value)
    {
        var properties = JsonObject.Create(activity.Properties)!;
        if (value is null)
            properties.Remove(key);
        else
            properties[key] = value;

        return activity with { Properties = JsonSerializer.SerializeToElement(properties) };
    }

    public static Activity With(this Activity activity, string key, IEnumerable<string> texts) =>
        activity.With(key, new JsonArray([.. texts.Select(text => (JsonNode)text)]));

    /// <summary>Puts <paramref name="next"/> in place of a text in a list or of the one text, or takes it out when that is null.</summary>
    public static Activity Reword(this Activity activity, string key, string text, string? next)
    {
        if (activity.Properties.Text(key) == text)
            return activity.With(key, next);

        var texts = activity.Properties.Texts(key);
        return texts.Contains(text)
            ? activity.With(key, texts.Select(other => other == text ? next : other).OfType<string>().Distinct())
            : activity;
    }

    /// <summary>Returns <paramref name="wanted"/>, or the first of it with a number that is not taken.</summary>
    public static string Fresh(string wanted, IEnumerable<string?> taken)
    {
        var all = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, all.Count + 1)
            .Select(number => number == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}"))
            .First(text => !all.Contains(text));
    }

    public static string FreshId(this WorkflowType type, string wanted) =>
        Fresh(wanted, type.Activities.Select(activity => activity.ActivityId));

    /// <summary>Returns the state in that spelling, not had by any user task yet.</summary>
    public static string FreshState(this WorkflowType type, string wanted) =>
        Fresh(wanted, type.Activities.Select(activity => activity.Properties.Text("State")));
}
