using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>The targets of articles that are being translated: one row for each segment.</summary>
public sealed class TargetStore
{
    private readonly Database _database;

    internal TargetStore(Database database) => _database = database;

    /// <summary>All targets of an article, in no order: the source revision has the order.</summary>
    public async Task<IReadOnlyList<StoredTarget>> ListAsync(ItemId article, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "SegmentId", "Number", "Text", "State", "Origin", "AccountId", "UpdatedUtc", "Omitted", "Note", "SourceHash" FROM "Targets"
            WHERE "ArticleId" = {article}
            """,
            Read,
            cancellationToken);

    /// <summary>Saves a target as number <paramref name="seen"/> + 1 if that is still the stored one's number.</summary>
    /// <param name="next">Its <see cref="Target.Number"/> and who saved it are ignored.</param>
    /// <param name="seen">0 for the first save.</param>
    public async Task<TargetResult> SaveAsync(
        ItemId article, Target next, int seen, string accountId, DateTime atUtc, CancellationToken cancellationToken)
    {
        // One conditional statement: of two saves on the same base the database lets one through, with or without a transaction.
        var written = seen == 0
            ? await _database.ExecuteAsync(
                $"""
                INSERT INTO "Targets" ("ArticleId", "SegmentId", "Number", "Text", "State", "Origin", "AccountId", "UpdatedUtc", "Omitted", "Note", "SourceHash")
                VALUES ({article}, {next.SegmentId}, 1, {next.Text}, {next.State}, {next.Origin}, {accountId}, {atUtc}, {next.Omitted}, {next.Note}, {next.SourceHash})
                ON CONFLICT ("ArticleId", "SegmentId") DO NOTHING
                """,
                cancellationToken)
            : await _database.ExecuteAsync(
                $"""
                UPDATE "Targets" SET "Number" = "Number" + 1, "Text" = {next.Text}, "State" = {next.State}, "Origin" = {next.Origin},
                    "AccountId" = {accountId}, "UpdatedUtc" = {atUtc}, "Omitted" = {next.Omitted}, "Note" = {next.Note}, "SourceHash" = {next.SourceHash}
                WHERE "ArticleId" = {article} AND "SegmentId" = {next.SegmentId} AND "Number" = {seen}
                """,
                cancellationToken);
        if (written == 1)
            return new TargetResult.Saved(Stored(next with { Number = seen + 1 }, accountId, atUtc));

        return new TargetResult.Conflict(await _database.FirstAsync(
            $"""
            SELECT "SegmentId", "Number", "Text", "State", "Origin", "AccountId", "UpdatedUtc", "Omitted", "Note", "SourceHash" FROM "Targets"
            WHERE "ArticleId" = {article} AND "SegmentId" = {next.SegmentId}
            """,
            Read,
            cancellationToken));
    }

    private static StoredTarget Read(DbDataReader row) => Stored(
        new Target(row.GetString(0), row.GetInt32(1), row.GetString(2), (TargetState)row.GetInt32(3), (TargetOrigin)row.GetInt32(4),
            Omitted: row.TextOrNull(7), Note: row.TextOrNull(8), SourceHash: row.TextOrNull(9)),
        row.GetString(5),
        row.Instant(6));

    private static StoredTarget Stored(Target target, string accountId, DateTime atUtc) =>
        new(target with { SavedBy = accountId, SavedUtc = new DateTimeOffset(atUtc, TimeSpan.Zero) }, accountId, atUtc);
}
