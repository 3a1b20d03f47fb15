using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Items;

/// <summary>Takes an item off the public site; its latest version stays as a draft.</summary>
public sealed class UnpublishItem
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ContentEvents _events;
    private readonly AuditTrail _audit;

    internal UnpublishItem(UnitOfWork work, ItemStore items, ContentEvents events, AuditTrail audit) =>
        (_work, _items, _events, _audit) = (work, items, events, audit);

    /// <param name="seen">Number of the latest version the editor was looking at.</param>
    /// <returns>The latest version, now a draft, or <c>no-such-item</c>, <c>may-not-publish</c>, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(id, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!actor.MayPublish(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-publish", $"You may not unpublish items of the type '{latest.Item.ContentType}'.");
        if (latest.Number != seen)
            return SaveProblems.Changed(latest, actor);

        var done = (await _items.UnpublishAsync(id, seen, cancellationToken)).ToResult(actor);
        if (!done.Succeeded)
            return done;

        _audit.Note(actor, AuditActions.ItemUnpublished, done.Value);
        await _events.RaiseAsync(ContentEventNames.Unpublished, done.Value, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}
