using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Loads what a level of an answer refers to: from memory, and what is missing there, contents too, in one statement.</summary>
internal sealed class PublishedLevel(Database database, ItemLoader loader, PublishedMemory memory)
{
    private const int MaxIds = 500;

    private enum Kind
    {
        Item,
        Sibling,
        Story,
        Confirmed,
        Content,
    }

    public async Task<PublishedFinds> LoadAsync(PublishedNeeds needs, CancellationToken cancellationToken)
    {
        var level = new Level(needs, database.Transaction is null ? memory.Epoch : null);
        Recall(level);
        if (level.Lacks)
            await ReadAsync(level, cancellationToken);
        return await FindsAsync(level, cancellationToken);
    }

    /// <summary>Takes what is remembered, and notes what is not.</summary>
    private void Recall(Level level)
    {
        var (needs, epoch, reads) = (level.Needs, level.Epoch, database.Reads);
        foreach (var id in needs.Items)
        {
            reads.Add(ContentMarks.Item(id.Value));
            if (memory.Items.TryGet(epoch, id.Value, out var known))
                level.Take(id.Value, known.Value, loader);
            else
                level.MissingItems.Add(id.Value);
        }

        foreach (var set in needs.Sets)
        {
            reads.Add(ContentMarks.Set(set));
            if (memory.Sets.TryGet(epoch, set, out var known))
                level.Take(set, known.Value, loader);
            else
                level.MissingSets.Add(set);
        }

        Recall(needs.Stories, isArticle: false, level.Revisions, level.MissingStories);
        Recall(needs.Confirmed, isArticle: true, level.Confirmed, level.MissingConfirmed);

        void Recall(IEnumerable<ItemId> ids, bool isArticle, Dictionary<ItemId, int> found, HashSet<string> missing)
        {
            foreach (var id in ids)
            {
                reads.Add(ContentMarks.Item(id.Value));
                if (memory.Revisions.TryGet(epoch, (isArticle, id.Value), out var known))
                    found[id] = known.Value;
                else
                    missing.Add(id.Value);
            }
        }
    }

    private async Task ReadAsync(Level level, CancellationToken cancellationToken)
    {
        // One statement, but for levels that refer to many hundreds.
        var (items, sets, stories) = (level.MissingItems.Chunk(MaxIds).ToArray(), level.MissingSets.Chunk(MaxIds).ToArray(), level.MissingStories.Chunk(MaxIds).ToArray());
        var (confirmed, contents) = (level.MissingConfirmed.Chunk(MaxIds).ToArray(), level.MissingContents.Chunk(MaxIds).ToArray());
        for (var i = 0; i < Math.Max(Math.Max(items.Length, sets.Length), Math.Max(stories.Length, Math.Max(confirmed.Length, contents.Length))); i++)
            await ReadAsync(level, At(items, i), At(sets, i), At(stories, i), At(confirmed, i), At(contents, i), cancellationToken);

        foreach (var id in level.MissingItems)
            memory.Items.Add(level.Epoch, id, level.Items.GetValueOrDefault(id), [ContentMarks.Item(id)]);
        foreach (var set in level.MissingSets)
        {
            var siblings = level.Sets[set] = [.. level.Sets.GetValueOrDefault(set, []).OrderBy(sibling => sibling.Culture, StringComparer.Ordinal).ThenBy(sibling => sibling.Record.ItemId, StringComparer.Ordinal)];
            memory.Sets.Add(level.Epoch, set, siblings, [ContentMarks.Set(set)]);
        }

        foreach (var id in level.MissingStories)
            memory.Revisions.Add(level.Epoch, (false, id), level.Revisions.GetValueOrDefault(new ItemId(id)), [ContentMarks.Item(id)]);
        foreach (var id in level.MissingConfirmed)
            memory.Revisions.Add(level.Epoch, (true, id), level.Confirmed.GetValueOrDefault(new ItemId(id)), [ContentMarks.Item(id)]);

        static string[] At(string[][] chunks, int i) => i < chunks.Length ? chunks[i] : [];
    }

    private async Task ReadAsync(
        Level level, string[] items, string[] sets, string[] stories, string[] confirmed, string[] contents, CancellationToken cancellationToken)
    {
        const string envelope = ItemVersionRecord.Columns + ", v.\"Content\"";
        const string no = "NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL";
        var arms = new List<string>(5);
        var values = new List<object?>();
        if (items.Length > 0)
            arms.Add($"""SELECT 0, '', 0, {envelope} FROM "ItemVersions" v WHERE v."ItemId" {In(items)} AND v."Published" """);
        if (sets.Length > 0)
            arms.Add($"""SELECT 1, l."LocalizationSet" || '|' || l."Culture", 0, {envelope} FROM "ItemLocalizations" l JOIN "ItemVersions" v ON v."VersionId" = l."VersionId" WHERE l."LocalizationSet" {In(sets)} AND l."Published" """);
        if (stories.Length > 0)
            arms.Add($"""SELECT 2, '', 0, {envelope} FROM "ItemVersions" v WHERE v."ItemId" {In(stories)} AND v."Latest" """);
        if (contents.Length > 0)
            arms.Add($"""SELECT 4, v."VersionId", 0, {envelope} FROM "ItemVersions" v WHERE v."VersionId" {In(contents)}""");
        if (confirmed.Length > 0)
            arms.Add($"""SELECT 3, "ArticleId", MAX("Revision"), {no}, NULL, NULL FROM "SourceConfirmations" WHERE "ArticleId" {In(confirmed)} GROUP BY "ArticleId" """);

        await database.ReadAsync(
            string.Join("\nUNION ALL ", arms),
            values,
            row =>
            {
                Take(level, (Kind)row.GetInt32(0), row);
                return true;
            },
            cancellationToken);

        string In(string[] ids)
        {
            if (database.IsPostgreSql)
            {
                values.Add(ids);
                return $"= ANY({Database.ParameterName(values.Count - 1)})";
            }

            values.AddRange(ids);
            return $"IN ({string.Join(", ", ids.Select((_, i) => Database.ParameterName(values.Count - ids.Length + i)))})";
        }
    }

    private void Take(Level level, Kind kind, System.Data.Common.DbDataReader row)
    {
        const int first = 3;
        if (kind == Kind.Confirmed)
        {
            level.Confirmed[new ItemId(row.GetString(1))] = row.GetInt32(2);
            return;
        }

        var record = ItemVersionRecord.Read(row, first);
        var json = row.GetString(first + ItemVersionRecord.ColumnCount);
        if (kind == Kind.Story)
        {
            // Its text is asked for by nobody else here: not worth its place in the cache.
            level.Revisions[new ItemId(record.ItemId)] = level.Needs.Revision(ItemContent.FromStored(json));
            return;
        }

        level.Contents[record.VersionId] = loader.Take(record.VersionId, json);
        if (kind == Kind.Item)
            level.Items[record.ItemId] = record;
        else if (kind == Kind.Sibling && row.GetString(1) is var key && key.LastIndexOf('|') is var bar)
            level.Sets[key[..bar]] = [.. level.Sets.GetValueOrDefault(key[..bar], []), new PublishedMemory.Sibling(record, key[(bar + 1)..])];
    }

    private async Task<PublishedFinds> FindsAsync(Level level, CancellationToken cancellationToken)
    {
        List<ItemVersionRecord> records = [.. level.Items.Values.OfType<ItemVersionRecord>(), .. level.Sets.Values.SelectMany(set => set).Select(sibling => sibling.Record)];
        var versions = await loader.CompleteAsync(records, level.Contents, cancellationToken);
        var items = new Dictionary<ItemId, ItemVersion>(level.Items.Count);
        var next = 0;
        foreach (var record in level.Items.Values)
        {
            if (record is not null)
                items[versions[next].ContentItemId] = versions[next++];
        }

        var sets = new Dictionary<string, IReadOnlyList<ItemVersion>>(level.Sets.Count, StringComparer.Ordinal);
        foreach (var (set, siblings) in level.Sets)
        {
            sets[set] = [.. versions.Skip(next).Take(siblings.Length)];
            next += siblings.Length;
        }

        return new PublishedFinds(items, sets, level.Revisions, level.Confirmed);
    }

    /// <summary>One level while it is loaded.</summary>
    private sealed class Level(PublishedNeeds needs, long? epoch)
    {
        public PublishedNeeds Needs => needs;

        public long? Epoch => epoch;

        public Dictionary<string, ItemVersionRecord?> Items { get; } = new(needs.Items.Count, StringComparer.Ordinal);

        public Dictionary<string, PublishedMemory.Sibling[]> Sets { get; } = new(StringComparer.Ordinal);

        public Dictionary<ItemId, int> Revisions { get; } = [];

        public Dictionary<ItemId, int> Confirmed { get; } = [];

        /// <summary>By version id.</summary>
        public Dictionary<string, ItemContent> Contents { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingItems { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingSets { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingStories { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingConfirmed { get; } = new(StringComparer.Ordinal);

        /// <summary>Of envelopes that are known.</summary>
        public HashSet<string> MissingContents { get; } = new(StringComparer.Ordinal);

        public bool Lacks => MissingItems.Count + MissingSets.Count + MissingStories.Count + MissingConfirmed.Count + MissingContents.Count > 0;

        public void Take(string id, ItemVersionRecord? record, ItemLoader loader)
        {
            Items[id] = record;
            if (record is not null)
                TakeContent(record, loader);
        }

        public void Take(string set, PublishedMemory.Sibling[] siblings, ItemLoader loader)
        {
            Sets[set] = siblings;
            foreach (var sibling in siblings)
                TakeContent(sibling.Record, loader);
        }

        private void TakeContent(ItemVersionRecord record, ItemLoader loader)
        {
            if (loader.Find(record.VersionId) is { } content)
                Contents[record.VersionId] = content;
            else
                MissingContents.Add(record.VersionId);
        }
    }
}
