using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Workflows;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>
/// The tasks that change content. They ask for no permission, as in Orchard, but hold the desk's rules: only the workflow that an
/// article waits in publishes it, and what is made from segments is not written over.
/// </summary>
internal sealed class ItemTasks(
    ItemStore items, ItemWriter writer, ItemPublisher publisher, UnpublishItem unpublish, DeleteItem delete, EditorialGate gate,
    ItemWalk walk)
{
    private static readonly string[] EnvelopeKeys =
    [
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc",
        "CreatedUtc", "Owner", "Author",
    ];

    /// <returns>Null for another task.</returns>
    public async Task<TaskEnd?> RunAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken) =>
        activity.Name switch
        {
            ActivityKinds.PublishContent => await OnItemAsync(pass, activity, run, item => PublishAsync(pass, run, item, cancellationToken), cancellationToken),
            "UnpublishContentTask" => await OnItemAsync(pass, activity, run, item => UnpublishAsync(pass, item, cancellationToken), cancellationToken),
            "DeleteContentTask" => await OnItemAsync(pass, activity, run, item => DeleteAsync(pass, item, cancellationToken), cancellationToken),
            "UpdateContentTask" => await OnItemAsync(pass, activity, run, item => UpdateAsync(pass, activity, run, item, cancellationToken), cancellationToken),
            "RetrieveContentTask" => await OnItemAsync(pass, activity, run, RetrieveAsync, cancellationToken),
            ActivityKinds.ContentForEach => await walk.RunAsync(pass, activity, run, cancellationToken),
            "CreateContentTask" => await CreateAsync(pass, activity, run, cancellationToken),
            _ => null,
        };

    private async Task<TaskEnd> OnItemAsync(
        TaskRunner.Pass pass, Activity activity, WorkflowRun run, Func<ItemVersion, Task<TaskEnd>> task, CancellationToken cancellationToken)
    {
        var value = pass.Evaluate(activity, run, "Content");
        var text = value.Value.ValueKind == JsonValueKind.Object
            ? value.Value.TryGetProperty("ContentItemId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null
            : value.Text ?? run.CorrelationId;
        if (!ItemId.TryParse(text, out var item))
            return new TaskEnd.Faulted($"'{activity.Label}' names no item.");

        // As stored, not as the pass has it: a run that an earlier task set off may have changed or deleted it.
        var latest = await items.FindLatestAsync(item, cancellationToken);
        if (latest is not null)
            return await task(latest);

        return activity.Name is "DeleteContentTask" or "UnpublishContentTask"
            ? new TaskEnd.Ended("Noop")
            : new TaskEnd.Faulted($"The item '{text}' of '{activity.Label}' does not exist.");
    }

    private async Task<TaskEnd> PublishAsync(TaskRunner.Pass pass, WorkflowRun run, ItemVersion item, CancellationToken cancellationToken)
    {
        if (item.Item.Published)
            return new TaskEnd.Ended("Noop");

        var isOwn = pass.Type.IsEditorial && item.ContentItemId.Value == run.CorrelationId;
        if (!isOwn && await gate.MayPublishAsync(item, pass.Actor, cancellationToken) is { } held)
            return pass.Refuse(held);

        var result = await publisher.PublishAsync(item, pass.Actor, cancellationToken);
        if (result.Problem is { } problem)
            return pass.Refuse(problem);

        Took(pass, result.Value);
        pass.Published |= isOwn;
        return new TaskEnd.Ended("Published");
    }

    private async Task<TaskEnd> UnpublishAsync(TaskRunner.Pass pass, ItemVersion item, CancellationToken cancellationToken)
    {
        if (await items.FindPublishedAsync(item.ContentItemId, cancellationToken) is null)
            return new TaskEnd.Ended("Noop");

        var result = await unpublish.RunAsync(item.ContentItemId, item.Number, Actor.System, cancellationToken);
        if (result.Problem is { } problem)
            return pass.Refuse(problem);

        Took(pass, result.Value);
        return new TaskEnd.Ended("Unpublished");
    }

    private async Task<TaskEnd> DeleteAsync(TaskRunner.Pass pass, ItemVersion item, CancellationToken cancellationToken)
    {
        var result = await delete.RunAsync(item.ContentItemId, item.Number, Actor.System, cancellationToken);
        return result.Problem is { } problem ? pass.Refuse(problem) : new TaskEnd.Ended("Deleted");
    }

    private async Task<TaskEnd> UpdateAsync(
        TaskRunner.Pass pass, Activity activity, WorkflowRun run, ItemVersion item, CancellationToken cancellationToken)
    {
        var change = Properties(pass, activity, run);
        var content = item.Content.Edit(root => Merge(root, change));
        if (await gate.MaySaveAsync(item, content, pass.Actor, cancellationToken) is { } held)
            return Failed(pass, activity, held);

        var draft = new ItemDraft(item.ContentItemId, item.Item.ContentType, content, item);
        return await SaveAsync(pass, activity, draft, run, cancellationToken);
    }

    private async Task<TaskEnd> CreateAsync(TaskRunner.Pass pass, Activity activity, WorkflowRun run, CancellationToken cancellationToken)
    {
        var type = activity.Properties.TryGetProperty("ContentType", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "";
        var properties = Properties(pass, activity, run);
        var display = properties["DisplayText"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
        var content = new JsonObject();
        Merge(content, properties);
        var draft = new ItemDraft(ItemId.New(), type, ItemContent.From(content), null) { DisplayText = display };
        return await SaveAsync(pass, activity, draft, run, cancellationToken);
    }

    private async Task<TaskEnd> SaveAsync(
        TaskRunner.Pass pass, Activity activity, ItemDraft draft, WorkflowRun run, CancellationToken cancellationToken)
    {
        var saved = await writer.SaveAsync(draft, pass.Actor, cancellationToken);
        if (saved.Problem is { } problem)
            return Failed(pass, activity, problem);

        var item = saved.Value;
        Took(pass, item);
        if (activity.Properties.TryGetProperty("Publish", out var publish) && publish.ValueKind == JsonValueKind.True
            && await PublishAsync(pass, run, item, cancellationToken) is TaskEnd.Refused)
            return Failed(pass, activity, pass.Problem!);

        return new TaskEnd.Ended("Done", ItemInput.Envelope(item));
    }

    private static Task<TaskEnd> RetrieveAsync(ItemVersion item)
    {
        var whole = ItemInput.Whole(item);
        return Task.FromResult<TaskEnd>(new TaskEnd.Ended("Retrieved", whole)
        {
            Change = run => run with { Properties = run.Properties.SetItem("ContentItem", ItemInput.Envelope(item)) },
        });
    }

    /// <summary>The outcome <c>Failed</c> is for the workflow where it is connected; else the run breaks, so that somebody looks.</summary>
    internal static TaskEnd Failed(TaskRunner.Pass pass, Activity activity, Problem problem) =>
        pass.Type.Follow(activity.ActivityId, "Failed") is null
            ? pass.Refuse(problem)
            : new TaskEnd.Failed("Failed", JsonSerializer.SerializeToElement(new { problem.Code, problem.Message }));

    private static JsonObject Properties(TaskRunner.Pass pass, Activity activity, WorkflowRun run)
    {
        var text = pass.Text(activity, run, "ContentProperties");
        if (string.IsNullOrWhiteSpace(text))
            return [];

        try
        {
            return JsonNode.Parse(text) as JsonObject
                ?? throw new TaskRunner.TaskFailure($"ContentProperties of '{activity.Label}' is no JSON object.");
        }
        catch (JsonException exception)
        {
            throw new TaskRunner.TaskFailure($"ContentProperties of '{activity.Label}' is not JSON: {exception.Message}");
        }
    }

    /// <summary>Lays <paramref name="change"/> over the content: objects member by member, everything else as a whole.</summary>
    private static void Merge(JsonObject into, JsonObject change)
    {
        foreach (var (key, value) in change.Where(pair => !EnvelopeKeys.Contains(pair.Key)))
        {
            if (value is JsonObject inner && into[key] is JsonObject old)
                Merge(old, inner);
            else
                into[key] = value?.DeepClone();
        }
    }

    private static void Took(TaskRunner.Pass pass, ItemVersion item)
    {
        if (pass.Latest is null || pass.Latest.ContentItemId == item.ContentItemId)
            pass.Latest = item;
    }
}
