using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Items;

/// <summary>Sets aside what was changed since the item was published: the public version is the latest again. What was set aside
/// stays in the list of versions, from where <see cref="RestoreVersion"/> brings it back.</summary>
public sealed class DiscardDraft
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly EditorialGate _gate;
    private readonly AuditTrail _audit;

    internal DiscardDraft(UnitOfWork work, ItemStore items, EditorialGate gate, AuditTrail audit) =>
        (_work, _items, _gate, _audit) = (work, items, gate, audit);

    /// <param name="seen">Number of the draft the editor was looking at.</param>
    /// <returns>The public version, now the latest, or <c>no-such-item</c>, <c>may-not-edit</c>, <c>changed-meanwhile</c>,
    /// <c>no-draft</c>, <c>not-public</c>, <c>on-the-desk</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(id, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!actor.MayEdit(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-edit", $"You may not edit items of the type '{latest.Item.ContentType}'.");
        if (latest.Number != seen)
            return SaveProblems.Changed(latest, actor);
        if (latest.Item.Published)
            return Problem.Conflict("no-draft", "This item has no draft: its latest version is the public one.");
        if (await _items.FindPublishedAsync(id, cancellationToken) is null)
            return Problem.Conflict("not-public", "This item is not public, so there is nothing to go back to. Delete it, or restore a version of it.");
        if (await _gate.MayDiscardAsync(id, cancellationToken) is { } held)
            return held;

        var done = (await _items.DiscardDraftAsync(id, seen, cancellationToken)).ToResult(actor);
        if (!done.Succeeded)
            return done;

        _audit.Note(actor, AuditActions.DraftDiscarded, latest);
        await transaction.CommitAsync(cancellationToken);
        return done;
    }
}
