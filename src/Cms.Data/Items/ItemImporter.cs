using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Writes batches of versions that come from outside: what is there is read once, then all rows are written together.</summary>
internal sealed class ItemImporter(Database database, UnitOfWork work, ItemLoader loader, TimeProvider time)
{
    private const string Savepoint = "import";

    /// <summary>Of more versions at once it is not told what they change.</summary>
    private const int MaxNamed = 50;

    private readonly ItemRows _rows = new(database);

    public async Task<BatchResult> ImportAsync(IReadOnlyList<ImportedItem> items, CancellationToken cancellationToken)
    {
        database.RequireTransaction();
        if (items.Count == 0)
            return new BatchResult([]);

        await ItemLocks.AllAsync(database, cancellationToken);
        DbTransaction transaction = database.Transaction!;
        await transaction.SaveAsync(Savepoint, cancellationToken);
        try
        {
            var outcomes = await WriteAsync(items, cancellationToken);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return new BatchResult(outcomes);
        }
        catch (UniqueViolationException violation)
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            throw new DatabaseBusyException("Somebody else wrote at the same time. Nothing was saved; try again.", violation);
        }
    }

    private async Task<List<ImportOutcome>> WriteAsync(IReadOnlyList<ImportedItem> items, CancellationToken cancellationToken)
    {
        string[] hashes = [.. items.Select(item => item.Item.Content.Hash())];
        var plan = await ReadAsync(items, hashes, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var outcomes = items.Select((item, i) => plan.Add(item, hashes[i], now)).ToList();

        if (plan.ChangesPublished)
            await RaiseAsync(plan, cancellationToken);
        foreach (var flags in plan.Changed.GroupBy(version => (version.Latest, version.Published)))
            await _rows.SetFlagsAsync([.. flags.Select(version => version.VersionId)], flags.Key.Latest, flags.Key.Published, cancellationToken);
        await _rows.InsertAsync(plan.Added, cancellationToken);
        return outcomes;
    }

    private async Task RaiseAsync(ImportPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Changed.Count + plan.Added.Count > MaxNamed)
        {
            work.RaiseContent();
            return;
        }

        var stored = await ContentMarks.OfAsync(database, [.. plan.Changed.Select(version => version.VersionId)], cancellationToken);
        work.RaiseContent([.. stored, .. plan.Added.SelectMany(ContentMarks.Of)]);
    }

    private async Task<ImportPlan> ReadAsync(
        IReadOnlyList<ImportedItem> items, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Item.ContentItemId.Value).Distinct().ToArray();
        var versionIds = items.Select(item => item.Item.ContentItemVersionId?.Value).OfType<string>().Distinct().ToArray();
        var plan = new ImportPlan();

        var stored = await loader.EnvelopesAsync(
            $""" "ItemVersions" v WHERE v."ItemId" IN {ids} AND (v."Latest" OR v."Published")""", cancellationToken);
        stored.AddRange(await loader.EnvelopesAsync($""" "ItemVersions" v WHERE v."VersionId" IN {versionIds}""", cancellationToken));
        stored = [.. stored.DistinctBy(version => version.VersionId)];

        // Only of those whose hash says that they may differ: nothing at all when a file is imported again.
        var same = hashes.ToHashSet(StringComparer.Ordinal);
        var contents = await loader.ContentsAsync(
            [.. stored.Where(version => !same.Contains(version.Hash)).Select(version => version.VersionId)], cancellationToken);
        plan.TakeStored(stored, contents);

        if (stored.Count > 0 || await AnyAsync(ids, cancellationToken))
        {
            plan.TakeNumbers(await database.ListAsync(
                $"""SELECT "ItemId", MAX("Number") FROM "ItemVersions" WHERE "ItemId" IN {ids} GROUP BY "ItemId" """,
                row => (row.GetString(0), row.GetInt32(1)),
                cancellationToken));
            plan.TakeLastPublicHashes(await database.ListAsync(
                $"""SELECT "ItemId", "Hash" FROM "ItemVersions" WHERE "ItemId" IN {ids} AND "WasPublished" ORDER BY "Number" """,
                row => (row.GetString(0), row.GetString(1)),
                cancellationToken));
        }

        await ReadRivalsAsync(plan, items, ids, cancellationToken);
        return plan;
    }

    private async Task ReadRivalsAsync(
        ImportPlan plan, IReadOnlyList<ImportedItem> items, string[] ids, CancellationToken cancellationToken)
    {
        var paths = items.Select(item => item.Index.Path).OfType<string>().Distinct().ToArray();
        var aliases = items.Select(item => item.Index.Alias).OfType<string>().Distinct().ToArray();
        var sets = items.Select(item => item.Index.LocalizationSet).OfType<string>().Distinct().ToArray();
        foreach (var (path, culture, item) in await database.ListAsync(
            $"""
            SELECT "Path", "Culture", "ItemId" FROM "ItemRoutes" WHERE "Published" AND "Path" IN {paths}
            UNION SELECT r."Path", r."Culture", r."ItemId" FROM "ItemVersions" v JOIN "ItemRoutes" r ON r."VersionId" = v."VersionId"
            WHERE v."ItemId" IN {ids} AND v."Published"
            """,
            row => (row.GetString(0), row.GetString(1), row.GetString(2)),
            cancellationToken))
            plan.Paths.Take((path, culture), item);
        foreach (var (alias, item) in await database.ListAsync(
            $"""
            SELECT "Alias", "ItemId" FROM "ItemAliases" WHERE "Published" AND "Alias" IN {aliases}
            UNION SELECT a."Alias", a."ItemId" FROM "ItemVersions" v JOIN "ItemAliases" a ON a."VersionId" = v."VersionId"
            WHERE v."ItemId" IN {ids} AND v."Published"
            """,
            row => (row.GetString(0), row.GetString(1)),
            cancellationToken))
            plan.Aliases.Take(alias, item);
        foreach (var (set, culture, item) in await database.ListAsync(
            $"""
            SELECT "LocalizationSet", "Culture", "ItemId" FROM "ItemLocalizations" WHERE "Latest" AND "LocalizationSet" IN {sets}
            UNION SELECT l."LocalizationSet", l."Culture", l."ItemId" FROM "ItemVersions" v JOIN "ItemLocalizations" l ON l."VersionId" = v."VersionId"
            WHERE v."ItemId" IN {ids} AND v."Latest"
            """,
            row => (row.GetString(0), row.GetString(1), row.GetString(2)),
            cancellationToken))
            plan.Translations.Take((set, culture), item);
    }

    /// <summary>Deleted items have versions without a flag.</summary>
    private async Task<bool> AnyAsync(string[] ids, CancellationToken cancellationToken) =>
        (await database.ListAsync(
            $"""SELECT 1 FROM "ItemVersions" WHERE "ItemId" IN {ids} LIMIT 1""", row => 1, cancellationToken)).Count > 0;
}
