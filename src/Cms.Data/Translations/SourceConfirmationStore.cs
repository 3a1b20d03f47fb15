using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Translations;

/// <summary>Up to which revision of their source translations were confirmed.</summary>
public sealed class SourceConfirmationStore
{
    private readonly Database _database;

    internal SourceConfirmationStore(Database database) => _database = database;

    /// <summary>Keeps a confirmation; a second one of the same revision changes nothing.</summary>
    public Task AddAsync(SourceConfirmation confirmation, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "SourceConfirmations" ("ArticleId", "Revision", "AccountId", "AtUtc")
        VALUES ({confirmation.Article}, {confirmation.Revision}, {confirmation.AccountId}, {confirmation.AtUtc})
        ON CONFLICT ("ArticleId", "Revision") DO NOTHING
        """,
        cancellationToken);

    /// <summary>The newest confirmed revision of each of these articles that has one.</summary>
    public async Task<IReadOnlyDictionary<ItemId, int>> FindAsync(
        IReadOnlyCollection<ItemId> articles, CancellationToken cancellationToken) =>
        articles.Count == 0
            ? new Dictionary<ItemId, int>()
            : (await _database.ListAsync(
                $"""
                SELECT "ArticleId", MAX("Revision") FROM "SourceConfirmations"
                WHERE "ArticleId" IN {articles.Select(article => article.Value).Distinct().ToArray()} GROUP BY "ArticleId"
                """,
                row => (Article: new ItemId(row.GetString(0)), Revision: row.GetInt32(1)),
                cancellationToken)).ToDictionary(row => row.Article, row => row.Revision);
}
