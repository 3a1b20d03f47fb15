using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Content items and their versions.</summary>
/// <remarks>Raises the content epoch of the transaction itself whenever a published version appears, changes or goes.</remarks>
public sealed class ItemStore
{
    private const int MaxIds = 500;

    private readonly Database _database;
    private readonly ItemLoader _loader;
    private readonly ItemWriter _writer;
    private readonly ItemImporter _importer;

    internal ItemStore(Database database, UnitOfWork work, ContentCache contents, TimeProvider time)
    {
        _database = database;
        _loader = new ItemLoader(database, contents);
        _writer = new ItemWriter(database, work, _loader, time);
        _importer = new ItemImporter(database, work, _loader, time);
    }

    public Task<ItemVersion?> FindLatestAsync(ItemId id, CancellationToken cancellationToken) =>
        _loader.FindAsync($"""  "ItemVersions" v WHERE v."ItemId" = {id} AND v."Latest" """, cancellationToken);

    public Task<ItemVersion?> FindPublishedAsync(ItemId id, CancellationToken cancellationToken) =>
        _loader.FindAsync($""" "ItemVersions" v WHERE v."ItemId" = {id} AND v."Published" """, cancellationToken);

    public Task<ItemVersion?> FindVersionAsync(VersionId id, CancellationToken cancellationToken) =>
        _loader.FindAsync($""" "ItemVersions" v WHERE v."VersionId" = {id}""", cancellationToken);

    public Task<ItemVersion?> FindNumberAsync(ItemId id, int number, CancellationToken cancellationToken) =>
        _loader.FindAsync($""" "ItemVersions" v WHERE v."ItemId" = {id} AND v."Number" = {number}""", cancellationToken);

    /// <summary>All versions of an item, the newest first; also of a deleted one.</summary>
    public Task<IReadOnlyList<ItemVersion>> ListVersionsAsync(ItemId id, CancellationToken cancellationToken) =>
        _loader.ListAsync($""" "ItemVersions" v WHERE v."ItemId" = {id} ORDER BY v."Number" DESC""", cancellationToken);

    /// <summary>Loads items by id in one statement; ids that have no such version are absent from the result.</summary>
    /// <param name="status"><see cref="VersionStatus.All"/> means the published version, else the latest.</param>
    public async Task<IReadOnlyDictionary<ItemId, ItemVersion>> FindManyAsync(
        IReadOnlyCollection<ItemId> ids, VersionStatus status, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ItemId, ItemVersion>(ids.Count);
        foreach (var batch in ids.Select(id => id.Value).Distinct().Chunk(MaxIds))
        {
            var versions = await (status switch
            {
                VersionStatus.Published => _loader.ListAsync(
                    $""" "ItemVersions" v WHERE v."ItemId" IN {batch} AND v."Published" """, cancellationToken),
                VersionStatus.Latest => _loader.ListAsync(
                    $""" "ItemVersions" v WHERE v."ItemId" IN {batch} AND v."Latest" """, cancellationToken),
                VersionStatus.Draft => _loader.ListAsync(
                    $""" "ItemVersions" v WHERE v."ItemId" IN {batch} AND v."Latest" AND NOT v."Published" """, cancellationToken),
                _ => _loader.ListAsync(
                    $""" "ItemVersions" v WHERE v."ItemId" IN {batch} AND (v."Latest" OR v."Published")""", cancellationToken),
            });
            foreach (var version in versions)
            {
                if (version.Item.Published || !found.ContainsKey(version.ContentItemId))
                    found[version.ContentItemId] = version;
            }
        }

        return found;
    }

    /// <summary>Answers from columns and index tables; contents come from the cache, missing ones in one statement.</summary>
    public async Task<IReadOnlyList<ItemVersion>> QueryAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        if (query.Take == 0)
            return [];

        var (sql, values) = ItemQuerySql.Select(await WithTargetsAsync(query, cancellationToken), _database.IsPostgreSql);
        return await _loader.CompleteAsync(
            await _database.ListAsync(sql, values, ItemVersionRecord.Read, cancellationToken), cancellationToken);
    }

    /// <summary>As <see cref="QueryAsync"/>, with the position of each version in the query's order.</summary>
    public async Task<IReadOnlyList<PlacedVersion>> PageAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        Check(query);
        if (query.Take == 0)
            return [];

        var (sql, values) = ItemQuerySql.Select(await WithTargetsAsync(query, cancellationToken), _database.IsPostgreSql);
        var rows = await _database.ListAsync(
            sql,
            values,
            row => PlacedRecord.Read(row, query.Orders.Length),
            cancellationToken);
        var versions = await _loader.CompleteAsync([.. rows.Select(row => row.Record)], cancellationToken);
        return [.. versions.Zip(rows, (version, row) => new PlacedVersion(version, row.Position))];
    }

    /// <summary>The query's slice for each of several items that a picker field refers to, in one statement for some dozens of them.</summary>
    /// <returns>Of each target that has any.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ItemVersion>>> QueryEachAsync(
        ItemQuery query, string part, string field, IReadOnlyCollection<string> targets, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, IReadOnlyList<ItemVersion>>(StringComparer.Ordinal);
        if (query.Take == 0)
            return found;

        var each = await WithTargetsAsync(query, cancellationToken);
        var group = ItemVersionRecord.ColumnCount + query.Orders.Length + 1;
        foreach (var batch in targets.Distinct().Chunk(ItemQuerySql.MaxTargets))
        {
            var (sql, values) = ItemQuerySql.SelectEach(each, part, field, batch, _database.IsPostgreSql);
            var rows = await _database.ListAsync(
                sql, values, row => (Record: ItemVersionRecord.Read(row), Group: row.GetInt32(group)), cancellationToken);
            var versions = await _loader.CompleteAsync([.. rows.Select(row => row.Record)], cancellationToken);
            foreach (var of in versions.Zip(rows).GroupBy(pair => pair.Second.Group, pair => pair.First))
                found[batch[of.Key]] = [.. of];
        }

        return found;
    }

    /// <summary>How many versions match, whatever the query's slice.</summary>
    public async Task<int> CountAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var (sql, values) = ItemQuerySql.Count(await WithTargetsAsync(query, cancellationToken), _database.IsPostgreSql);
        return (await _database.ListAsync(sql, values, row => (int)row.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>Inserts the next version with the flags of <paramref name="item"/>; other versions lose theirs.
    /// Its version id is new when null; instants are stored as given, absent ones are filled.</summary>
    /// <param name="item">Always <see cref="ContentItem.Latest"/>.</param>
    /// <param name="seen">The number it is based on, that of the latest version; of a deleted item the highest; 0 for a new item.</param>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task<SaveResult> SaveAsync(ContentItem item, int seen, ItemIndex index, CancellationToken cancellationToken) =>
        _writer.SaveAsync(item, seen, index, cancellationToken);

    /// <summary>Makes the latest version the published one. Published already, it stays as it is.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> PublishAsync(ItemId id, int seen, DateTime atUtc, CancellationToken cancellationToken) =>
        _writer.PublishAsync(id, seen, atUtc, cancellationToken);

    /// <summary>Takes the published version, if any, out of the public's sight. The latest stays.</summary>
    /// <returns>The latest version.</returns>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> UnpublishAsync(ItemId id, int seen, CancellationToken cancellationToken) =>
        _writer.UnpublishAsync(id, seen, cancellationToken);

    /// <summary>Makes the published version the latest again; the draft stays as history.</summary>
    /// <returns>The published version.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction, no draft, or nothing is published.</exception>
    public Task<SaveResult> DiscardDraftAsync(ItemId id, int seen, CancellationToken cancellationToken) =>
        _writer.DiscardDraftAsync(id, seen, cancellationToken);

    /// <summary>Takes all flags off; the versions stay as history, and their numbers go on if the item is saved again.</summary>
    /// <returns>The version that was the latest, without flags.</returns>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> DeleteAsync(ItemId id, int seen, CancellationToken cancellationToken) =>
        _writer.DeleteAsync(id, seen, cancellationToken);

    /// <summary>Writes many versions at once, in their order; best some 500 a call. What is there already is left alone.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task<BatchResult> ImportAsync(IReadOnlyList<ImportedItem> items, CancellationToken cancellationToken) =>
        _importer.ImportAsync(items, cancellationToken);

    internal static void Check(ItemQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip, nameof(query));
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take, nameof(query));
    }

    private Task<ItemQuery> WithTargetsAsync(ItemQuery query, CancellationToken cancellationToken) => ItemTargets.ResolveAsync(
        query,
        async refers =>
        {
            var (sql, values) = ItemQuerySql.Targets(refers.Target, refers.Status, ItemQuerySql.MaxTargets + 1, _database.IsPostgreSql);
            return await _database.ListAsync(sql, values, row => row.GetString(0), cancellationToken);
        });
}
