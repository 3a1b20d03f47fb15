using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Translations;

/// <summary>Who works in which article at the moment. Rows, so that it holds over any number of nodes.</summary>
public sealed class PresenceStore
{
    private readonly Database _database;

    internal PresenceStore(Database database) => _database = database;

    public async Task KeepAsync(ItemId article, Presence presence, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "Presences" ("ArticleId", "AccountId", "SegmentId", "SeenUtc")
        VALUES ({article}, {presence.AccountId}, {presence.SegmentId}, {presence.SeenUtc})
        ON CONFLICT ("ArticleId", "AccountId") DO UPDATE SET "SegmentId" = {presence.SegmentId}, "SeenUtc" = {presence.SeenUtc}
        """,
        cancellationToken);

    /// <summary>Ends it, as when somebody closes the page.</summary>
    public async Task DropAsync(ItemId article, string accountId, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""DELETE FROM "Presences" WHERE "ArticleId" = {article} AND "AccountId" = {accountId}""", cancellationToken);

    public async Task<IReadOnlyList<Presence>> ListAsync(ItemId article, DateTime sinceUtc, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "AccountId", "SegmentId", "SeenUtc" FROM "Presences"
            WHERE "ArticleId" = {article} AND "SeenUtc" > {sinceUtc} ORDER BY "AccountId"
            """,
            row => new Presence(row.GetString(0), row.TextOrNull(1), row.Instant(2)),
            cancellationToken);
}
