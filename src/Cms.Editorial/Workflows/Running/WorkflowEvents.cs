using System.Collections.Immutable;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Accounts;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Editorial.Workflows.Running;

/// <summary>Tells workflows what happened to an item: first those that wait for it, then those that begin with it.</summary>
internal sealed class WorkflowEvents(RunStore runs, WaitStore waits, WorkflowTypeStore store, WorkflowTypes types, RunMover mover)
{
    /// <summary>Raises the event of an item, in the transaction of the change: one indexed query finds who waits for it.</summary>
    public async Task RaiseAsync(string eventName, ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        var names = Names(eventName, item);
        foreach (var wait in await waits.FindByCorrelationAsync(names, item.ContentItemId.Value, cancellationToken))
        {
            if (await runs.FindAsync(wait.RunId, cancellationToken) is not { } stored)
                continue;

            var type = await types.GetAsync(store, stored.Run.WorkflowTypeId, stored.Run.TypeVersion, cancellationToken);
            if (type.Find(wait.ActivityId)?.AcceptsContentType(item.Item.ContentType) == true)
                await mover.ResumeAsync(wait.RunId, wait.ActivityId, "Done", What(wait.EventName, item, actor, isStart: false), cancellationToken);
        }

        foreach (var name in names)
            await StartAsync(name, item, actor, cancellationToken);
    }

    /// <summary>Raises the event of an account; runs about an account have its id as correlation id.</summary>
    public async Task RaiseAsync(string eventName, CmsUser user, Actor actor, CancellationToken cancellationToken)
    {
        var what = new Happening(actor)
        {
            CorrelationId = user.Id,
            Input = ImmutableDictionary<string, JsonElement>.Empty.SetItem("User", JsonSerializer.SerializeToElement(new
            {
                UserId = user.Id,
                user.UserName,
                user.Email,
                user.IsEnabled,
            })),
        };
        foreach (var wait in await waits.FindByCorrelationAsync([eventName], user.Id, cancellationToken))
            await mover.ResumeAsync(wait.RunId, wait.ActivityId, "Done", what, cancellationToken);

        foreach (var stored in await types.ListCurrentAsync(store, cancellationToken))
        {
            foreach (var start in stored.Type.StartsOn(eventName))
            {
                if (!stored.Type.IsSingleton || await runs.CountUnfinishedAsync(stored.Type.WorkflowTypeId, cancellationToken) == 0)
                    await mover.StartAsync(stored, start, what, cancellationToken);
            }
        }
    }

    private async Task StartAsync(string eventName, ItemVersion item, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var stored in await types.ListCurrentAsync(store, cancellationToken))
        {
            foreach (var start in stored.Type.StartsOn(eventName, item.Item.ContentType))
            {
                if (stored.Type.IsSingleton && await runs.CountUnfinishedAsync(stored.Type.WorkflowTypeId, cancellationToken) > 0)
                    continue;

                // One piece is on the desk once, whichever editorial workflow put it there.
                if (stored.Type.IsEditorial && await runs.FindEditorialAsync(item.ContentItemId, cancellationToken) is not null)
                    continue;

                await mover.StartAsync(stored, start, What(eventName, item, actor, isStart: true), cancellationToken);
            }
        }
    }

    /// <summary>A second version of an item is an update too, as Orchard has it.</summary>
    private static ImmutableArray<string> Names(string eventName, ItemVersion item) =>
        eventName == ContentEventNames.DraftSaved && item.Number > 1
            ? [eventName, "ContentUpdatedEvent", "ContentVersionedEvent"]
            : [eventName];

    private static Happening What(string eventName, ItemVersion item, Actor actor, bool isStart) => new(actor, item)
    {
        Input = ImmutableDictionary<string, JsonElement>.Empty.SetItem("ContentEvent", JsonSerializer.SerializeToElement(new
        {
            Name = eventName,
            item.Item.ContentType,
            ContentItemId = item.ContentItemId.Value,
            ContentItemVersionId = item.VersionId.Value,
            IsStart = isStart,
        })),
    };
}
