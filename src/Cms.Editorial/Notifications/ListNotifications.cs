using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Notifications;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Notifications;

/// <param name="Title">Of the item; null when there is none, or this person may not read it any more.</param>
/// <param name="IsPiece">Whether it has a page on the desk.</param>
/// <param name="By">Name of who did it, as the desk knows them; null for the site itself.</param>
/// <param name="Detail">A reason, or the beginning of a comment as it reads now.</param>
/// <param name="CommentId">Null when it is about no comment, or the comment is gone.</param>
public sealed record NotificationLine(
    string Id, NotificationKind Kind, ItemId? Item, string? Title, bool IsPiece, string? SegmentId, string? By, string? Detail, DateTime AtUtc, bool IsRead,
    string? CommentId = null);

/// <param name="Next">The id to go on from; null on the last page.</param>
public sealed record NotificationPage(IReadOnlyList<NotificationLine> Lines, string? Next);

/// <summary>What the account that asks was told, the last first.</summary>
public sealed class ListNotifications
{
    public const int PageSize = 50;

    /// <summary>Of a comment, as much as fits a line.</summary>
    private const int QuotedLength = 200;

    private readonly NotificationStore _store;
    private readonly DeskStore _desk;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly CommentStore _comments;

    internal ListNotifications(NotificationStore store, DeskStore desk, ItemStore items, ClaimStore claims, CommentStore comments) =>
        (_store, _desk, _items, _claims, _comments) = (store, desk, items, claims, comments);

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

        string[] by = [.. notifications.Select(n => n.ById).OfType<string>().Distinct(StringComparer.Ordinal)];
        var people = by.Length == 0 ? new Dictionary<string, Person>() : await _desk.FindPeopleAsync(by, cancellationToken);
        string[] said = [.. notifications.Where(n => IsOfComment(n.Kind)).Select(n => n.Detail).OfType<string>().Distinct(StringComparer.Ordinal)];
        var comments = said.Length == 0 ? new Dictionary<string, Comment>() : await _comments.FindAsync(said, cancellationToken);
        var lines = new List<NotificationLine>(notifications.Count);
        foreach (var n in notifications)
        {
            if (!Enum.TryParse<NotificationKind>(n.Kind, out var kind))
                continue;

            var claim = n.Item is { } item ? holders[item] : null;
            var seen = n.Item is { } of && versions.TryGetValue(of, out var version) && DeskRules.MayRead(actor, version.Item, claim?.AccountId)
                ? version : null;
            var comment = IsOfComment(n.Kind) && n.Detail is { } detail && comments.GetValueOrDefault(detail) is { DeletedUtc: null } found ? found : null;
            lines.Add(new NotificationLine(
                n.Id,
                kind,
                seen?.ContentItemId,
                seen?.Item.DisplayText,
                claim is not null,
                seen is null ? null : n.SegmentId,
                n.ById is null ? null : people.GetValueOrDefault(n.ById)?.Name,
                DetailOf(n, kind, seen is not null, comment),
                n.AtUtc,
                n.ReadUtc is not null,
                seen is null ? null : comment?.Id));
        }

        return lines;
    }

    private static bool IsOfComment(string kind) => kind is nameof(NotificationKind.Comment) or nameof(NotificationKind.Mention);

    /// <summary>Why a piece was taken from somebody is said to them, who may not be able to read it any more.</summary>
    private static string? DetailOf(Notification notification, NotificationKind kind, bool mayRead, Comment? comment)
    {
        if (notification.Item is not null && !mayRead && kind != NotificationKind.TakenOver)
            return null;
        if (!IsOfComment(notification.Kind))
            return notification.Detail;

        return comment?.Text is { Length: > QuotedLength } text
            ? text[..(char.IsHighSurrogate(text[QuotedLength - 1]) ? QuotedLength - 1 : QuotedLength)] + "…"
            : comment?.Text;
    }
}
