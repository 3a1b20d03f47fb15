using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Notifications;

/// <summary>What people are told, what they have read of it, and how they want to be told.</summary>
public sealed class NotificationStore
{
    private readonly Database _database;

    internal NotificationStore(Database database) => _database = database;

    /// <param name="onceKey">Null for something that may be told again.</param>
    /// <returns>False when this person was told of the same key before.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<bool> AddAsync(
        Notification notification, string? onceKey, NotificationMail mail, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        return await _database.ExecuteAsync(
            $"""
            INSERT INTO "Notifications" ("Id", "AccountId", "Kind", "ItemId", "SegmentId", "ById", "Detail", "OnceKey", "AtUtc", "Mail")
            VALUES ({notification.Id}, {notification.AccountId}, {notification.Kind}, {notification.Item}, {notification.SegmentId},
                {notification.ById}, {notification.Detail}, {onceKey}, {notification.AtUtc}, {mail})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken) == 1;
    }

    /// <summary>What this person was told, the last first.</summary>
    /// <param name="kind">Null for all.</param>
    /// <param name="beforeId">Those that follow this one in the list; null from the beginning.</param>
    public async Task<IReadOnlyList<Notification>> ListAsync(
        string accountId, string? kind, bool unreadOnly, string? beforeId, int most, CancellationToken cancellationToken)
    {
        var before = beforeId is null ? null : await _database.FirstAsync(
            $"""SELECT "AtUtc" FROM "Notifications" WHERE "Id" = {beforeId} AND "AccountId" = {accountId}""",
            row => (DateTime?)row.Instant(0),
            cancellationToken);
        var (last, lastId) = before is null ? (DateTime.MaxValue, "") : (before.Value, beforeId!);
        return await _database.ListAsync(
            $"""
            SELECT "Id", "AccountId", "Kind", "ItemId", "SegmentId", "ById", "Detail", "AtUtc", "ReadUtc" FROM "Notifications"
            WHERE "AccountId" = {accountId} AND ({kind ?? ""} = '' OR "Kind" = {kind ?? ""})
                AND ({unreadOnly} = FALSE OR "ReadUtc" IS NULL)
                AND ("AtUtc" < {last} OR ("AtUtc" = {last} AND "Id" > {lastId}))
            ORDER BY "AtUtc" DESC, "Id" LIMIT {most}
            """,
            Read,
            cancellationToken);
    }

    /// <summary>Those of this person among <paramref name="ids"/>, the first first.</summary>
    public async Task<IReadOnlyList<Notification>> FindAsync(
        string accountId, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "Id", "AccountId", "Kind", "ItemId", "SegmentId", "ById", "Detail", "AtUtc", "ReadUtc" FROM "Notifications"
        WHERE "AccountId" = {accountId} AND "Id" IN {ids} ORDER BY "AtUtc", "Id"
        """,
        Read,
        cancellationToken);

    /// <summary>How many this person has not read.</summary>
    public async Task<int> CountUnreadAsync(string accountId, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT CAST(COUNT(*) AS INTEGER) FROM "Notifications" WHERE "AccountId" = {accountId} AND "ReadUtc" IS NULL""",
        row => row.GetInt32(0),
        cancellationToken);

    /// <summary>Marks as read: these, or with null all.</summary>
    /// <returns>How many were not read before.</returns>
    public Task<int> MarkReadAsync(
        string accountId, IReadOnlyCollection<string>? ids, DateTime atUtc, CancellationToken cancellationToken) => ids is null
        ? _database.ExecuteAsync(
            $"""UPDATE "Notifications" SET "ReadUtc" = {atUtc} WHERE "AccountId" = {accountId} AND "ReadUtc" IS NULL""", cancellationToken)
        : _database.ExecuteAsync(
            $"""UPDATE "Notifications" SET "ReadUtc" = {atUtc} WHERE "AccountId" = {accountId} AND "ReadUtc" IS NULL AND "Id" IN {ids}""",
            cancellationToken);

    /// <summary>Forgets what was told before this instant.</summary>
    public Task<int> DeleteAsync(DateTime beforeUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""DELETE FROM "Notifications" WHERE "AtUtc" < {beforeUtc}""", cancellationToken);

    /// <summary>Takes what waits for this person's digest, so that nobody else sends it; what was read meanwhile is left out.</summary>
    /// <returns>Ids.</returns>
    public async Task<IReadOnlyList<string>> TakeForDigestAsync(string accountId, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        var waiting = await _database.ListAsync(
            $"""
            UPDATE "Notifications" SET "Mail" = {NotificationMail.None}
            WHERE "AccountId" = {accountId} AND "Mail" = {NotificationMail.Digest} RETURNING "Id", "ReadUtc"
            """,
            row => (Id: row.GetString(0), ReadUtc: row.InstantOrNull(1)),
            cancellationToken);
        return [.. waiting.Where(row => row.ReadUtc is null).Select(row => row.Id)];
    }

    /// <summary>Settings by account; who has never made any is absent.</summary>
    public async Task<IReadOnlyDictionary<string, NotificationSettings>> FindSettingsAsync(
        IReadOnlyCollection<string> accountIds, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT "AccountId", "Kinds", "DigestAt", "TimeZone", "Language", "NextDigestUtc", "Unsubscribe"
            FROM "NotificationSettings" WHERE "AccountId" IN {accountIds}
            """,
            ReadSettings,
            cancellationToken)).ToDictionary(settings => settings.AccountId, StringComparer.Ordinal);

    /// <summary>Returns null for a secret that is nobody's.</summary>
    public Task<NotificationSettings?> FindByUnsubscribeAsync(string secret, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "AccountId", "Kinds", "DigestAt", "TimeZone", "Language", "NextDigestUtc", "Unsubscribe"
        FROM "NotificationSettings" WHERE "Unsubscribe" = {secret}
        """,
        ReadSettings,
        cancellationToken);

    /// <summary>Keeps them; the secret of the first time stays.</summary>
    public Task KeepSettingsAsync(NotificationSettings settings, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "NotificationSettings" ("AccountId", "Kinds", "DigestAt", "TimeZone", "Language", "NextDigestUtc", "Unsubscribe")
        VALUES ({settings.AccountId}, {settings.Kinds}, {settings.DigestAt}, {settings.TimeZone}, {settings.Language},
            {settings.NextDigestUtc}, {settings.Unsubscribe})
        ON CONFLICT ("AccountId") DO UPDATE SET "Kinds" = {settings.Kinds}, "DigestAt" = {settings.DigestAt},
            "TimeZone" = {settings.TimeZone}, "Language" = {settings.Language}, "NextDigestUtc" = {settings.NextDigestUtc}
        """,
        cancellationToken);

    /// <summary>Whose digest is due, the longest overdue first.</summary>
    public async Task<IReadOnlyList<NotificationSettings>> ListDueDigestsAsync(
        DateTime nowUtc, int most, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "AccountId", "Kinds", "DigestAt", "TimeZone", "Language", "NextDigestUtc", "Unsubscribe"
        FROM "NotificationSettings" WHERE "NextDigestUtc" <= {nowUtc} ORDER BY "NextDigestUtc" LIMIT {most}
        """,
        ReadSettings,
        cancellationToken);

    /// <summary>Sets the next digest of this person.</summary>
    /// <returns>False when the one of <paramref name="dueUtc"/> was taken by another.</returns>
    public async Task<bool> TakeDigestAsync(string accountId, DateTime dueUtc, DateTime? nextUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "NotificationSettings" SET "NextDigestUtc" = {nextUtc} WHERE "AccountId" = {accountId} AND "NextDigestUtc" = {dueUtc}
            """,
            cancellationToken) == 1;

    /// <summary>Who said that they follow this item, or that they do not.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> ListFollowsAsync(ItemId item, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""SELECT "AccountId", "IsOn" FROM "Follows" WHERE "ItemId" = {item}""",
            row => (Account: row.GetString(0), IsOn: row.GetBoolean(1)),
            cancellationToken)).ToDictionary(follow => follow.Account, follow => follow.IsOn, StringComparer.Ordinal);

    public Task FollowAsync(ItemId item, string accountId, bool isOn, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "Follows" ("ItemId", "AccountId", "IsOn") VALUES ({item}, {accountId}, {isOn})
        ON CONFLICT ("ItemId", "AccountId") DO UPDATE SET "IsOn" = {isOn}
        """,
        cancellationToken);

    private static Notification Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3) is { } item ? new ItemId(item) : null, row.TextOrNull(4),
        row.TextOrNull(5), row.TextOrNull(6), row.Instant(7), row.InstantOrNull(8));

    private static NotificationSettings ReadSettings(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.InstantOrNull(5), row.GetString(6));
}
