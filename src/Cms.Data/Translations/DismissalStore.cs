using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Translations;

/// <summary>The findings of an article that people dismissed, also those whose texts have changed since.</summary>
public sealed class DismissalStore
{
    private readonly Database _database;

    internal DismissalStore(Database database) => _database = database;

    public async Task<IReadOnlyList<Dismissal>> ListAsync(ItemId article, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "ArticleId", "Fingerprint", "CheckId", "Reason", "AccountId", "AtUtc" FROM "Dismissals" WHERE "ArticleId" = {article}
            """,
            row => new Dismissal(
                new ItemId(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.Instant(5)),
            cancellationToken);

    /// <summary>Keeps a dismissal; the first one of a finding stays.</summary>
    public Task AddAsync(Dismissal dismissal, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "Dismissals" ("ArticleId", "Fingerprint", "CheckId", "Reason", "AccountId", "AtUtc")
        VALUES ({dismissal.Article}, {dismissal.Fingerprint}, {dismissal.Check}, {dismissal.Reason}, {dismissal.AccountId}, {dismissal.AtUtc})
        ON CONFLICT ("ArticleId", "Fingerprint") DO NOTHING
        """,
        cancellationToken);

    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(ItemId article, string fingerprint, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""DELETE FROM "Dismissals" WHERE "ArticleId" = {article} AND "Fingerprint" = {fingerprint}""", cancellationToken) > 0;
}
