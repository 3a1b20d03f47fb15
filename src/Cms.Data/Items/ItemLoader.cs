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

    public Task<IReadOnlyList<ItemVersion>> CompleteAsync(IReadOnlyList<ItemVersionRecord> records, CancellationToken cancellationToken) =>
        CompleteAsync(records, null, cancellationToken);

    /// <param name="read">Contents by version id that were read already; null for none.</param>
    public async Task<IReadOnlyList<ItemVersion>> CompleteAsync(
        IReadOnlyList<ItemVersionRecord> records, Dictionary<string, ItemContent>? read, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
            return [];

        var versions = new ItemVersion[records.Count];
        List<string>? missing = null;
        for (var i = 0; i < versions.Length; i++)
        {
            var id = records[i].VersionId;
            if ((read is not null && read.TryGetValue(id, out var content)) || (content = cache.Find(id)) is not null)
                versions[i] = records[i].With(content);
            else
                (missing ??= []).Add(id);
        }

        if (missing is null)
            return versions;
        var contents = await ContentsAsync(missing, cancellationToken);
        for (var i = 0; i < versions.Length; i++)
            versions[i] ??= records[i].With(contents[records[i].VersionId]);
        return versions;
    }

    /// <summary>What the cache has; null otherwise.</summary>
    public ItemContent? Find(string versionId) => cache.Find(versionId);

    /// <summary>Whether the cache has it.</summary>
    public bool Has(string versionId) => cache.Find(versionId) is not null;

    /// <summary>Takes stored text that was read, and keeps it for others.</summary>
    public ItemContent Take(string versionId, string json)
    {
        var content = ItemContent.FromStored(json);

        // Inside a transaction the row may still be rolled back, and its id used again.
        if (database.Transaction is null)
            cache.Add(versionId, content, json.Length);
        return content;
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
            var rows = await database.ReadAsync( // contents never change
                $"""SELECT "VersionId", "Content" FROM "ItemVersions" WHERE "VersionId" IN {batch}""",
                row => (Id: row.GetString(0), Json: row.GetString(1)),
                cancellationToken);
            foreach (var (id, json) in rows)
                contents[id] = Take(id, json);
        }

        return contents;
    }
}
