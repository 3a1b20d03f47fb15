using System.Data.Common;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Published items as readers get them. An answer is true at some moment within the last second, and after a commit of
/// this process it is true at once: statements are asked again only when something has changed that they depend on.</summary>
/// <remarks>Knows no permissions: the query says what may be seen. Whether a published version is also the latest is as it was when it
/// was read, since drafts come and go without a new epoch. For rules and changes use <see cref="ItemStore"/>.</remarks>
public sealed class PublishedItems
{
    private readonly Database _database;
    private readonly ItemLoader _loader;
    private readonly PublishedMemory _memory;
    private readonly PublishedLevel _level;

    internal PublishedItems(Database database, ContentCache contents, PublishedMemory memory)
    {
        _database = database;
        _loader = new ItemLoader(database, contents);
        _memory = memory;
        _level = new PublishedLevel(database, _loader, memory);
    }

    /// <inheritdoc cref="ItemStore.QueryAsync"/>
    public async Task<IReadOnlyList<ItemVersion>> QueryAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var (rows, contents) = await RowsAsync(query, cancellationToken);
        return await _loader.CompleteAsync([.. rows.Select(row => row.Record)], contents, cancellationToken);
    }

    /// <inheritdoc cref="ItemStore.PageAsync"/>
    public async Task<IReadOnlyList<PlacedVersion>> PageAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        var (rows, contents) = await RowsAsync(query, cancellationToken);
        var versions = await _loader.CompleteAsync([.. rows.Select(row => row.Record)], contents, cancellationToken);
        return [.. versions.Zip(rows, (version, row) => new PlacedVersion(version, row.Position))];
    }

    /// <inheritdoc cref="ItemStore.CountAsync"/>
    public async Task<int> CountAsync(ItemQuery query, CancellationToken cancellationToken)
    {
        ItemStore.Check(query);
        var isPublic = IsPublic(query.Where);
        var marks = isPublic ? ContentMarks.Of(query) : null;
        var (sql, values) = ItemQuerySql.Count(await WithTargetsAsync(query, isPublic, cancellationToken), _database.IsPostgreSql);
        return (await ListAsync(isPublic, sql, values, marks, row => (int)row.GetInt64(0), cancellationToken))[0];
    }

    /// <summary>Loads items by id; ids without a published version are absent from the result.</summary>
    public async Task<IReadOnlyDictionary<ItemId, ItemVersion>> FindManyAsync(IReadOnlyCollection<ItemId> ids, CancellationToken cancellationToken) =>
        (await LoadAsync(new PublishedNeeds { Items = [.. ids.Select(id => (id, false))] }, cancellationToken)).Items
            .ToDictionary(found => found.Key.Id, found => found.Value);

    /// <summary>Loads all that a level refers to; what is not known yet in one statement.</summary>
    public Task<PublishedFinds> LoadAsync(PublishedNeeds needs, CancellationToken cancellationToken) => _level.LoadAsync(needs, cancellationToken);

    /// <returns>The rows, and contents that came with them.</returns>
    private async Task<(IReadOnlyList<PlacedRecord> Rows, Dictionary<string, ItemContent>? Contents)> RowsAsync(
        ItemQuery query, CancellationToken cancellationToken)
    {
        ItemStore.Check(query);
        if (query.Take == 0)
            return ([], null);
        var isPublic = IsPublic(query.Where);
        var marks = isPublic ? ContentMarks.Of(query) : null;
        _database.Reads.Add(marks);
        var resolved = await WithTargetsAsync(query, isPublic, cancellationToken);
        var (sql, values) = ItemQuerySql.Select(resolved, _database.IsPostgreSql);
        var epoch = isPublic ? Epoch : null;
        var statement = new Statement(sql, values);
        if (_memory.Statements.TryGet(epoch, statement, out var known))
            return ((IReadOnlyList<PlacedRecord>)known.Value, null);

        // Their contents come with them, but for those that were there before the list changed.
        var had = known is null ? [] : ((IReadOnlyList<PlacedRecord>)known.Value).Select(row => row.Record.VersionId).Where(_loader.Has).ToArray();
        (sql, values) = ItemQuerySql.SelectWithContents(resolved, had, _database.IsPostgreSql);
        var orders = query.Orders.Length;
        var contents = new Dictionary<string, ItemContent>(StringComparer.Ordinal);
        var rows = await _database.ReadAsync(
            sql,
            values,
            row =>
            {
                var placed = PlacedRecord.Read(row, orders);
                if (row.TextOrNull(ItemVersionRecord.ColumnCount + orders) is { } json)
                    contents[placed.Record.VersionId] = _loader.Take(placed.Record.VersionId, json);
                return placed;
            },
            cancellationToken);
        _memory.Statements.Add(epoch, statement, rows, marks);
        return (rows, contents);
    }

    private Task<ItemQuery> WithTargetsAsync(ItemQuery query, bool isPublic, CancellationToken cancellationToken) => ItemTargets.ResolveAsync(
        query,
        async refers =>
        {
            var (sql, values) = ItemQuerySql.Targets(refers.Target, refers.Status, ItemQuerySql.MaxTargets + 1, _database.IsPostgreSql);
            return await ListAsync(isPublic, sql, values, marks: null, row => row.GetString(0), cancellationToken);
        });

    private async Task<IReadOnlyList<T>> ListAsync<T>(
        bool isPublic, string sql, List<object?> values, string[]? marks, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        _database.Reads.Add(marks);
        if (!isPublic || Epoch is not { } epoch)
            return await _database.ReadAsync(sql, values, read, cancellationToken);

        var statement = new Statement(sql, values);
        if (_memory.Statements.TryGet(epoch, statement, out var known))
            return (IReadOnlyList<T>)known.Value;
        var rows = await _database.ReadAsync(sql, values, read, cancellationToken);
        _memory.Statements.Add(epoch, statement, rows, marks);
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
    private long? Epoch => _database.Transaction is null ? _memory.Epoch : null;
}
