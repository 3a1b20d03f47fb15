using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>How the segments of articles were split, merged, moved and added to. An article without one has those of its source.</summary>
public sealed class ArrangementStore
{
    private readonly Database _database;

    internal ArrangementStore(Database database) => _database = database;

    /// <summary>Returns null when nothing was ever arranged.</summary>
    public Task<Arrangement?> FindAsync(ItemId article, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""SELECT "Number", "Json" FROM "Arrangements" WHERE "ArticleId" = {article}""",
        row => Arrangement.FromJson(row.GetString(1), row.GetInt32(0)),
        cancellationToken);

    /// <summary>Saves it as number <see cref="Arrangement.Number"/> + 1 if that is still the stored one's number.</summary>
    /// <returns>False when somebody else saved one meanwhile.</returns>
    public async Task<bool> SaveAsync(ItemId article, Arrangement next, CancellationToken cancellationToken)
    {
        var json = next.ToJson();
        return (next.Number == 0
            ? await _database.ExecuteAsync(
                $"""
                INSERT INTO "Arrangements" ("ArticleId", "Number", "Json") VALUES ({article}, 1, {json})
                ON CONFLICT ("ArticleId") DO NOTHING
                """,
                cancellationToken)
            : await _database.ExecuteAsync(
                $"""
                UPDATE "Arrangements" SET "Number" = "Number" + 1, "Json" = {json}
                WHERE "ArticleId" = {article} AND "Number" = {next.Number}
                """,
                cancellationToken)) == 1;
    }
}
