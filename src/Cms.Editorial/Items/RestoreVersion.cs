using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Items;

/// <summary>Makes a new draft with the content of an earlier version. Notices to readers stay as they are.</summary>
public sealed class RestoreVersion
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly SaveDraft _save;
    private readonly AuditTrail _audit;

    internal RestoreVersion(UnitOfWork work, ItemStore items, SaveDraft save, AuditTrail audit) =>
        (_work, _items, _save, _audit) = (work, items, save, audit);

    /// <param name="number">Of the version to restore; one that was set aside too.</param>
    /// <param name="seen">Number of the latest version the editor was looking at.</param>
    /// <returns>The new draft, or <c>no-such-item</c>, <c>no-such-version</c>, <c>same-content</c>, or what <see cref="SaveDraft"/> refuses.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, int number, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(id, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (await _items.FindNumberAsync(id, number, cancellationToken) is not { } old)
            return Problem.NotFound("no-such-version", $"This item has no version {number}.");

        var content = NoticesRule.WithThoseOf(latest.Content, old.Content);
        if (latest.Number == seen && content.Equals(latest.Content))
            return Problem.Conflict("same-content", $"The latest version says just what version {number} said.");
        var saved = await _save.RunAsync(new SaveDraftInput(id, latest.Item.ContentType, content, seen), actor, cancellationToken);
        if (!saved.Succeeded)
            return saved;

        _audit.Note(actor, AuditActions.VersionRestored, saved.Value, old.Hash, $"{number}");
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }
}
