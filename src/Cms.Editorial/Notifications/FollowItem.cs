using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Notifications;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Comments;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <summary>Follows an item, or mutes it: whoever works on one or speaks of it follows it unless they say otherwise. A person who is
/// mentioned, or to whom a piece is handed, is told all the same.</summary>
public sealed class FollowItem
{
    private readonly UnitOfWork _work;
    private readonly NotificationStore _store;
    private readonly CommentedItems _items;
    private readonly AuditTrail _audit;

    internal FollowItem(UnitOfWork work, NotificationStore store, CommentedItems items, AuditTrail audit) =>
        (_work, _store, _items, _audit) = (work, store, items, audit);

    /// <returns>What was asked for; or <c>needs-account</c>, <c>no-such-item</c>.</returns>
    public async Task<Result<bool>> RunAsync(ItemId item, bool isOn, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindAsync(item, withText: false, actor, cancellationToken) is null)
            return ItemProblems.NoSuchItem;
        if ((await _store.ListFollowsAsync(item, cancellationToken)).TryGetValue(account, out var before) && before == isOn)
            return isOn;

        await _store.FollowAsync(item, account, isOn, cancellationToken);
        _audit.Note(actor, isOn ? AuditActions.ItemFollowed : AuditActions.ItemMuted, account, item);
        await transaction.CommitAsync(cancellationToken);
        return isOn;
    }
}
