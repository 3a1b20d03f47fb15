using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Items;

/// <summary>Removes an item from the site and the desk; its versions stay in the database.</summary>
public sealed class DeleteItem
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ContentEvents _events;
    private readonly AuditTrail _audit;
    private readonly EpochStore _epochs;

    internal DeleteItem(UnitOfWork work, ItemStore items, ContentEvents events, AuditTrail audit, EpochStore epochs) =>
        (_work, _items, _events, _audit, _epochs) = (work, items, events, audit, epochs);

    /// <param name="seen">Number of the latest version the editor was looking at.</param>
    /// <returns>The version that was the latest, or <c>no-such-item</c>, <c>may-not-delete</c>, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(id, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!actor.MayDelete(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-delete", $"You may not delete items of the type '{latest.Item.ContentType}'.");
        if (latest.Number != seen)
            return SaveProblems.Changed(latest, actor);

        var done = (await _items.DeleteAsync(id, seen, cancellationToken)).ToResult(actor);
        if (!done.Succeeded)
            return done;

        _audit.Note(actor, AuditActions.ItemDeleted, done.Value);
        if (SourceStories.IsStory(latest.Content))
            _epochs.RaiseContent(id); // its translations are no longer stale in public
        await _events.RaiseAsync(ContentEventNames.Deleted, done.Value, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}
