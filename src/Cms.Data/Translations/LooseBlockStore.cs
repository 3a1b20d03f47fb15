using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>Blocks of articles that belong to no segment. One that was decided is kept, with who decided it.</summary>
public sealed class LooseBlockStore
{
    private readonly Database _database;

    internal LooseBlockStore(Database database) => _database = database;

    public async Task AddAsync(ItemId article, LooseBlock block, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "LooseBlocks" ("Id", "ArticleId", "Kind", "Level", "Text", "After", "Instead", "AccountId", "AtUtc", "Outcome")
        VALUES ({block.Id}, {article}, {(int)block.Kind}, {block.Level}, {block.Text}, {block.After}, {block.Instead}, {block.AccountId}, {block.AtUtc}, 0)
        """,
        cancellationToken);

    /// <summary>Gives an open block another text; one that was decided stays as it is.</summary>
    public async Task RewriteAsync(
        ItemId article, string id, string text, string? accountId, DateTime atUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "LooseBlocks" SET "Text" = {text}, "AccountId" = {accountId}, "AtUtc" = {atUtc}
            WHERE "ArticleId" = {article} AND "Id" = {id} AND "Outcome" = 0
            """,
            cancellationToken);

    /// <summary>The open ones, oldest first.</summary>
    public async Task<IReadOnlyList<LooseBlock>> ListOpenAsync(ItemId article, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "Kind", "Level", "Text", "After", "Instead", "AccountId", "AtUtc" FROM "LooseBlocks"
            WHERE "ArticleId" = {article} AND "Outcome" = 0 ORDER BY "AtUtc", "Id"
            """,
            row => new LooseBlock(
                row.GetString(0),
                (SegmentKind)row.GetInt32(1),
                row.GetInt32(2),
                row.GetString(3),
                row.TextOrNull(4),
                row.TextOrNull(5),
                row.TextOrNull(6),
                row.Instant(7)),
            cancellationToken);

    /// <summary>Decides a block that is open.</summary>
    /// <returns>False when it was decided before, or there is none.</returns>
    public async Task<bool> DecideAsync(
        ItemId article, string id, LooseBlockOutcome outcome, string? by, DateTime atUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "LooseBlocks" SET "Outcome" = {(int)outcome}, "DecidedBy" = {by}, "DecidedUtc" = {atUtc}
            WHERE "ArticleId" = {article} AND "Id" = {id} AND "Outcome" = 0
            """,
            cancellationToken) == 1;
}
