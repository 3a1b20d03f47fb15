using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Completes envelopes with their contents: from the cache, the missing ones in one statement.</summary>
internal sealed class ItemLoader(Database database, ContentCache cache)
{
    private const int MaxBatch = 500;

    /// <param name="from">What follows <c>FROM</c>, with the versions as <c>v</c>.</param>
    public async Task<ItemVersion?> FindAsync(FormattableString from, CancellationToken cancellationToken) =>
        await ListAsync(from, cancellationToken) is [var first, ..] ? first : null;

    /// <inheritdoc cref="FindAsync"/>
    public async Task<IReadOnlyList<ItemVersion>> ListAsync(FormattableString from, CancellationToken cancellationToken) =>
        await CompleteAsync(await EnvelopesAsync(from, cancellationToken), cancellationToken);

    /// <inheritdoc cref="FindAsync"/>
    public Task<List<ItemVersionRecord>> EnvelopesAsync(FormattableString from, CancellationToken cancellationToken) =>
        database.ListAsync(
            System.Runtime.CompilerServices.FormattableStringFactory.Create(
                $"SELECT {ItemVersionRecord.Columns} FROM {from.Format}", from.GetArguments()),
            ItemVersionRecord.Read,
            cancellationToken);

    public async Task<IReadOnlyList<ItemVersion>> CompleteAsync(
        IReadOnlyList<ItemVersionRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return [];

        var contents = await ContentsAsync([.. records.Select(record => record.VersionId)], cancellationToken);
        var versions = new ItemVersion[records.Count];
        for (var i = 0; i < versions.Length; i++)
            versions[i] = records[i].With(contents[records[i].VersionId]);
        return versions;
    }

    public async Task<Dictionary<string, ItemContent>> ContentsAsync(
        IReadOnlyCollection<string> versionIds, CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, ItemContent>(versionIds.Count, StringComparer.Ordinal);
        List<string>? missing = null;
        foreach (var id in versionIds)
        {
            if (cache.Find(id) is { } content)
                contents[id] = content;
            else if (!contents.ContainsKey(id))
                (missing ??= []).Add(id);
        }

        foreach (var batch in (missing ?? []).Distinct().Chunk(MaxBatch))
        {
            var rows = await database.ListAsync(
                $"""SELECT "VersionId", "Content" FROM "ItemVersions" WHERE "VersionId" IN {batch}""",
                row => (Id: row.GetString(0), Json: row.GetString(1)),
                cancellationToken);
            foreach (var (id, json) in rows)
            {
                var content = contents[id] = ItemContent.FromStored(json);

                // Inside a transaction the row may still be rolled back, and its id used again.
                if (database.Transaction is null)
                    cache.Add(id, content, json.Length);
            }
        }

        return contents;
    }
}
