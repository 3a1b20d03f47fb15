using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Accounts;
using Cms.Data.Items;
using Cms.Data.Notifications;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <param name="Title">Of the item; null when there is none, or this person may not read it any more.</param>
/// <param name="IsPiece">Whether it has a page on the desk.</param>
/// <param name="By">Name of who did it; null for the site itself.</param>
public sealed record NotificationLine(
    string Id, NotificationKind Kind, ItemId? Item, string? Title, bool IsPiece, string? SegmentId, string? By, string? Detail, DateTime AtUtc, bool IsRead);

/// <param name="Next">The id to go on from; null on the last page.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationLine> Lines, string? Next);

/// <summary>What the account that asks was told, the last first.</summary>
public sealed class ListNotifications
{
    public const int PageSize = 50;

    private readonly NotificationStore _store;
    private readonly AccountStore _accounts;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;

    internal ListNotifications(NotificationStore store, AccountStore accounts, ItemStore items, ClaimStore claims) =>
        (_store, _accounts, _items, _claims) = (store, accounts, items, claims);

    /// <param name="before">As <see cref="NotificationPage.Next"/>.</param>
    /// <returns>A page, or <c>needs-account</c>.</returns>
    public async Task<Result<NotificationPage>> RunAsync(
        NotificationKind? kind, bool unreadOnly, string? before, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        var found = await _store.ListAsync(account, kind?.ToString(), unreadOnly, before, PageSize + 1, cancellationToken);
        var lines = await ReadAsync([.. found.Take(PageSize)], actor, cancellationToken);
        return new NotificationPage(lines, found.Count > PageSize ? found[PageSize - 1].Id : null);
    }

    /// <returns>Null when this person was not told of it.</returns>
    public async Task<NotificationLine?> FindAsync(string id, Actor actor, CancellationToken cancellationToken) =>
        actor.AccountId is { } account && await _store.FindAsync(account, [id], cancellationToken) is { Count: 1 } found
            && await ReadAsync(found, actor, cancellationToken) is [var line]
            ? line
            : null;

    /// <summary>With titles and names, as far as this person may see them now.</summary>
    internal async Task<IReadOnlyList<NotificationLine>> ReadAsync(
        IReadOnlyList<Notification> notifications, Actor actor, CancellationToken cancellationToken)
    {
        ItemId[] ids = [.. notifications.Select(n => n.Item).OfType<ItemId>().Distinct()];
        var versions = ids.Length == 0
            ? new Dictionary<ItemId, ItemVersion>()
            : await _items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
        var holders = new Dictionary<ItemId, Claim?>();
        foreach (var id in ids)
            holders[id] = await _claims.FindByArticleAsync(id, cancellationToken);

        var names = await _accounts.FindNamesAsync(
            [.. notifications.Select(n => n.ById).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);
        var lines = new List<NotificationLine>(notifications.Count);
        foreach (var n in notifications)
        {
            if (!Enum.TryParse<NotificationKind>(n.Kind, out var kind))
                continue;

            var claim = n.Item is { } item ? holders[item] : null;
            var seen = n.Item is { } of && versions.TryGetValue(of, out var version) && DeskRules.MayRead(actor, version.Item, claim?.AccountId)
                ? version : null;
            lines.Add(new NotificationLine(
                n.Id,
                kind,
                seen?.ContentItemId,
                seen?.Item.DisplayText,
                claim is not null,
                seen is null ? null : n.SegmentId,
                n.ById is null ? null : names.GetValueOrDefault(n.ById),
                n.Item is null || seen is not null ? n.Detail : null,
                n.AtUtc,
                n.ReadUtc is not null));
        }

        return lines;
    }
}
