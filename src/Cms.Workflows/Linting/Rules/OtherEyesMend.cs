using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Puts a check by other eyes before a publishing task.</summary>
internal static class OtherEyesMend
{
    /// <param name="translating">At least one.</param>
    /// <param name="states">In which translating is done.</param>
    /// <param name="open">What is come to without a check.</param>
    public static WorkflowType Apply(
        WorkflowType type, Activity publish, ImmutableArray<UserTask> translating, ImmutableArray<string> states, HashSet<string> open)
    {
        var ways = type.Transitions.Where(transition => transition.To == publish.ActivityId).ToList();
        var before = ways.Where(way => open.Contains(way.From)).Select(way => way.From).Distinct().ToList();
        var tasks = before.Select(id => UserTask.From(type.Find(id))).OfType<UserTask>()
            .Select(task => task.ActivityId).Except(translating.Select(task => task.ActivityId)).ToList();

        // Where every open way comes from a task of the desk, that task is the check: it only has to bar the translator.
        return !publish.IsStart && tasks.Count == before.Count
            ? tasks.Aggregate(type, (changed, id) => changed.Change(id, task =>
                task.With("NotBy", task.Properties.Texts("NotBy").Union(states))))
            : Insert(type, publish, translating, states, ways);
    }

    /// <summary>Leads all ways to publishing through a new task; a return goes to the first translating one.</summary>
    private static WorkflowType Insert(
        WorkflowType type, Activity publish, ImmutableArray<UserTask> translating, ImmutableArray<string> states, List<Transition> ways)
    {
        var back = translating[0].ActivityId;
        var properties = new JsonObject
        {
            ["ActivityMetadata"] = new JsonObject { ["Title"] = "Edit" },
            ["Actions"] = new JsonArray("Approve", "Return"),
            ["State"] = type.FreshState("editing"),
            ["CommentRequired"] = new JsonArray("Return"),
        };
        var check = new Activity(
            type.FreshId("edit"), ActivityKinds.UserTask, JsonSerializer.SerializeToElement(properties))
        {
            IsStart = publish.IsStart,
        };
        var changed = type.Add(check.With("NotBy", states), publish);
        foreach (var way in ways)
            changed = changed.Redirect(way, way with { To = check.ActivityId });

        return changed
            .Connect(check.ActivityId, "Approve", publish.ActivityId)
            .Connect(check.ActivityId, "Return", back)
            .Change(publish.ActivityId, activity => activity with { IsStart = false });
    }
}
