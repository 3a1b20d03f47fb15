using System.Data.Common;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Published items as readers get them. An answer is true at some moment within the last second, and after a commit of
/// this process it is true at once: statements are asked again only when the content epoch has moved.</summary>
/// <remarks>Knows no permissions: the query says what may be seen. Whether a published version is also the latest is as it was when it
/// was read, since drafts come and go without a new epoch. For rules and changes use <see cref="ItemStore"/>.</remarks>
public sealed class PublishedItems
{
    private const int MaxIds = 500;

    private readonly Database _database;
    private readonly ItemLoader _loader;
    private readonly PublishedMemory _memory;

    internal PublishedItems(Database database, ContentCache contents, PublishedMemory memory)
    {
        _database = database;
        _loader = new ItemLoader(database, contents);
        _memory = memory;
    }

    /// <inheritdoc cref="ItemStore.QueryAsync"/>
    public async Task<IReadOnlyList<ItemVersion>> QueryAsync(ItemQuery query, CancellationToken cancellationToken) =>
        await _loader.CompleteAsync([.. (await RowsAsync(query, cancellationToken)).Select(row => row.Record)], cancellationToken);

    /// <inheritdoc cref="ItemStore.PageAsync"/>
    public async Task<IReadOnlyList<PlacedVersion>> PageAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(query, cancellationToken);
        var versions = await _loader.CompleteAsync([.. rows.Select(row => row.Record)], cancellationToken);
        return [.. versions.Zip(rows, (version, row) => new PlacedVersion(version, row.Position))];
    }

    /// <inheritdoc cref="ItemStore.CountAsync"/>
    public async Task<int> CountAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        ItemStore.Check(query);
        var isPublic = IsPublic(query.Where);
        var (sql, values) = ItemQuerySql.Count(await WithTargetsAsync(query, isPublic, cancellationToken), _database.IsPostgreSql);
        return (await ListAsync(isPublic, sql, values, row => (int)row.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>Loads items by id; ids without a published version are absent from the result.</summary>
    public async Task<IReadOnlyDictionary<ItemId, ItemVersion>> FindManyAsync(IReadOnlyCollection<ItemId> ids, CancellationToken cancellationToken)
    {
        var epoch = Epoch(_memory.Items);
        var records = new List<ItemVersionRecord>(ids.Count);
        HashSet<string>? missing = null;
        foreach (var id in ids)
        {
            if (!_memory.Items.TryGet(epoch, id.Value, out var known))
                (missing ??= []).Add(id.Value);
            else if (known is not null)
                records.Add(known);
        }

        foreach (var batch in (missing ?? []).Chunk(MaxIds))
        {
            var found = await _loader.EnvelopesAsync(
                $""" "ItemVersions" v WHERE v."ItemId" IN {batch} AND v."Published" """, cancellationToken);
            foreach (var record in found)
                _memory.Items.Add(epoch, record.ItemId, record);
            foreach (var absent in batch.Except(found.Select(record => record.ItemId)))
                _memory.Items.Add(epoch, absent, null);
            records.AddRange(found);
        }

        var versions = await _loader.CompleteAsync(records, cancellationToken);
        var result = new Dictionary<ItemId, ItemVersion>(versions.Count);
        foreach (var version in versions)
            result[version.ContentItemId] = version;
        return result;
    }

    private async Task<IReadOnlyList<PlacedRecord>> RowsAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        ItemStore.Check(query);
        if (query.Take == 0)
            return [];
        var isPublic = IsPublic(query.Where);
        var (sql, values) = ItemQuerySql.Select(await WithTargetsAsync(query, isPublic, cancellationToken), _database.IsPostgreSql);
        var orders = query.Orders.Length;
        return await ListAsync(isPublic, sql, values, row => PlacedRecord.Read(row, orders), cancellationToken);
    }

    private Task<ItemQuery> WithTargetsAsync(ItemQuery query, bool isPublic, CancellationToken cancellationToken) => ItemTargets.ResolveAsync(
        query,
        async refers =>
        {
            var (sql, values) = ItemQuerySql.Targets(refers.Target, refers.Status, ItemQuerySql.MaxTargets + 1, _database.IsPostgreSql);
            return await ListAsync(isPublic, sql, values, row => row.GetString(0), cancellationToken);
        });

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        bool isPublic, string sql, List<object?> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        if (!isPublic || Epoch(_memory.Statements) is not { } epoch)
            return await _database.ListAsync(sql, values, read, cancellationToken);

        var statement = new Statement(sql, values);
        if (_memory.Statements.TryGet(epoch, statement, out var known))
            return (IReadOnlyList<T>)known;
        var rows = await _database.ListAsync(sql, values, read, cancellationToken);
        _memory.Statements.Add(epoch, statement, rows);
        return rows;
    }

    /// <summary>Whether it asks for nothing but what is published: drafts come and go without a new epoch.</summary>
    private static bool IsPublic(ItemFilter? filter) => filter switch
    {
        ItemFilter.And and => and.All.All(IsPublic),
        ItemFilter.Or or => or.Any.All(IsPublic),
        ItemFilter.Not not => IsPublic(not.Inner),
        ItemFilter.RefersTo refers => refers.Status == VersionStatus.Published && IsPublic(refers.Target),
        ItemFilter.Compare compare => compare.Field is not ItemField.Envelope { Field: EnvelopeField.Latest },
        _ => true,
    };

    /// <summary>What a transaction sees is nobody else's yet.</summary>
    private long? Epoch<TKey, TValue>(EpochMemory<TKey, TValue> memory)
        where TKey : notnull => _database.Transaction is null ? memory.Epoch : null;
}
