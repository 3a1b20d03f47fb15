using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Which content types wait for their index rows to be derived again, and how far that is. Being rows, it survives
/// whoever does it.</summary>
public sealed class ReindexStore
{
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ItemLoader _loader;
    private readonly ItemRows _rows;

    internal ReindexStore(Database database, UnitOfWork work, ContentCache contents)
    {
        (_database, _work) = (database, work);
        _loader = new ItemLoader(database, contents);
        _rows = new ItemRows(database);
    }

    /// <summary>Asks for types to be done, from the beginning, not before an instant. Types without items are left out.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task AskAsync(IReadOnlyCollection<string> contentTypes, DateTime dueUtc, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        foreach (var type in contentTypes)
        {
            await _database.ExecuteAsync(
                $"""
                INSERT INTO "Reindexings" ("ContentType", "After", "DueUtc")
                SELECT {type}, {""}, {dueUtc}
                WHERE EXISTS (SELECT 1 FROM "ItemVersions" WHERE "ContentType" = {type} AND "Latest")
                OR EXISTS (SELECT 1 FROM "ItemVersions" WHERE "ContentType" = {type} AND "Published")
                ON CONFLICT ("ContentType") DO UPDATE SET "After" = excluded."After", "DueUtc" = excluded."DueUtc"
                """,
                cancellationToken);
        }
    }

    /// <summary>Whether a type is due; writes nothing.</summary>
    public async Task<bool> IsDueAsync(DateTime nowUtc, CancellationToken cancellationToken) => (await _database.ListAsync(
        $"""SELECT 1 FROM "Reindexings" WHERE "DueUtc" <= {nowUtc} LIMIT 1""", row => 1, cancellationToken)).Count > 0;

    /// <summary>Does the next few versions of a type that is due; with the last of a type, the content epoch is raised.</summary>
    /// <param name="index">Derives the rows, by the definitions of this transaction.</param>
    /// <returns>False when nothing is due.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<bool> StepAsync(DateTime nowUtc, int take, Func<ContentItem, ItemIndex> index, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        var locked = _database.IsPostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        var due = await _database.ListAsync(
            $"SELECT \"ContentType\", \"After\" FROM \"Reindexings\" WHERE \"DueUtc\" <= @p0 ORDER BY \"DueUtc\", \"ContentType\" LIMIT 1 {locked}",
            [nowUtc],
            row => (Type: row.GetString(0), After: row.GetString(1)),
            cancellationToken);
        if (due is not [var (type, after)])
            return false;

        // Nobody may publish or save while rows with flags are written anew.
        await ItemLocks.AllAsync(_database, cancellationToken);
        var versions = await _loader.ListAsync(
            $"""
            "ItemVersions" v WHERE v."ContentType" = {type} AND (v."Latest" OR v."Published") AND v."VersionId" > {after}
            ORDER BY v."VersionId" LIMIT {take}
            """,
            cancellationToken);
        await _rows.ReplaceDerivedAsync([.. versions.Select(version => Row(version, index(version.Item)))], cancellationToken);
        if (versions.Count == take)
        {
            await _database.ExecuteAsync(
                $"""UPDATE "Reindexings" SET "After" = {versions[^1].VersionId} WHERE "ContentType" = {type}""", cancellationToken);
            return true;
        }

        await _database.ExecuteAsync($"""DELETE FROM "Reindexings" WHERE "ContentType" = {type}""", cancellationToken);
        _work.RaiseContent();
        return true;
    }

    private static NewVersion Row(ItemVersion version, ItemIndex index) => new()
    {
        VersionId = version.VersionId.Value,
        Number = version.Number,
        Item = version.Item,
        Index = index,
        Hash = version.Hash,
        PreviousHash = version.PreviousHash,
        WasPublished = version.Item.Published,
        Latest = version.Item.Latest,
        Published = version.Item.Published,
    };
}
