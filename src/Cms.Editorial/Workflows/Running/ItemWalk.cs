using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Queries;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// The task that goes through content items, one at each turn: those of a type, or those that a stored query finds. A query is
/// asked once, when the loop begins; it sees what is published, as everywhere.
/// </summary>
internal sealed class ItemWalk(ItemStore items, CurrentDefinitions definitions, AskQuery ask)
{
    public async Task<TaskEnd> RunAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        Flag(activity, "UseQuery")
            ? await ThroughQueryAsync(pass, activity, run, cancellationToken)
            : await ThroughTypeAsync(pass, activity, run, cancellationToken);

    /// <summary>Goes to the next item by id, so that items which come or go meanwhile neither repeat nor hide others.</summary>
    private async Task<TaskEnd> ThroughTypeAsync(
        TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        var type = Text(activity, "ContentType");
        if ((await definitions.GetAsync(cancellationToken)).Types.ContainsKey(type) is false)
            return ItemTasks.Failed(pass, activity, Problem.Invalid("no-such-type", $"'{activity.Label}' goes through '{type}', which is no content type."));

        var before = StateOf(run, activity, "After")?.GetString();
        var id = new ItemField.Envelope(EnvelopeField.ContentItemId);
        var found = await items.QueryAsync(
            new ItemQuery
            {
                ContentTypes = [type],
                Status = Flag(activity, "PublishedOnly") ? VersionStatus.Published : VersionStatus.Latest,
                Where = before is null ? null : new ItemFilter.Compare(id, Comparison.Greater, before),
                OrderBy = [new ItemOrder(id)],
                Take = 1,
            },
            cancellationToken);
        return found is [var next, ..]
            ? Iterate(activity, next, JsonSerializer.SerializeToElement(new { After = next.ContentItemId.Value }))
            : Done(activity);
    }

    /// <summary>What was found is gone through in the query's order; what is not published any more when its turn comes is left out.</summary>
    private async Task<TaskEnd> ThroughQueryAsync(
        TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        ImmutableArray<string> left;
        if (StateOf(run, activity, "Left") is { } kept)
        {
            left = [.. kept.EnumerateArray().Select(id => id.GetString()!)];
        }
        else
        {
            var answer = await ask.CallAsync(Text(activity, "Query").Trim(), Parameters(pass, activity, run), Actor.System, cancellationToken);
            if (answer.Problem is { } problem)
                return ItemTasks.Failed(pass, activity, problem);

            if (answer.Value is not QueryAnswer.Items found)
                return ItemTasks.Failed(pass, activity, Problem.Invalid("no-items", $"The query of '{activity.Label}' does not find content items."));

            left = [.. found.Versions.Select(version => version.ContentItemId.Value)];
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (await items.FindPublishedAsync(new ItemId(left[i]), cancellationToken) is { } next)
                return Iterate(activity, next, JsonSerializer.SerializeToElement(new { Left = left[(i + 1)..] }));
        }

        return Done(activity);
    }

    private static JsonNode? Parameters(TaskRunner.Pass pass, Activity activity, WorkflowRun run)
    {
        var text = pass.Text(activity, run, "Parameters");
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new TaskRunner.TaskFailure($"Parameters of '{activity.Label}' is not JSON: {exception.Message}");
        }
    }

    private static TaskEnd.Ended Iterate(Activity activity, ItemVersion next, JsonElement state) => new("Iterate", ItemInput.Whole(next))
    {
        Change = after => after with
        {
            ActivityStates = after.ActivityStates.SetItem(activity.ActivityId, state),
            Properties = after.Properties.SetItem("ContentItem", ItemInput.Envelope(next)),
        },
    };

    private static TaskEnd.Ended Done(Activity activity) => new("Done")
    {
        Change = after => after with { ActivityStates = after.ActivityStates.Remove(activity.ActivityId) },
    };

    private static JsonElement? StateOf(WorkflowRun run, Activity activity, string key) =>
        run.ActivityStates.TryGetValue(activity.ActivityId, out var state) && state.TryGetProperty(key, out var value) ? value : null;

    private static bool Flag(Activity activity, string key) =>
        activity.Properties.TryGetProperty(key, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string Text(Activity activity, string key) =>
        activity.Properties.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
