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
        foreach (var (id, isHead) in needs.Items)
        {
            reads.Add(ContentMarks.Item(id.Value));
            if (memory.Items.TryGet(epoch, id.Value, out var known))
                level.Take(id.Value, isHead, known.Value, loader);
            else
                level.LackItem(id.Value, isHead);
        }

        foreach (var (set, isHead) in needs.Sets)
        {
            reads.Add(ContentMarks.Set(set));
            if (memory.Sets.TryGet(epoch, set, out var known))
                level.Take(set, isHead, known.Value, loader);
            else
                level.LackSet(set, isHead);
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
        var (items, sets, stories) = (level.MissingItems.Keys.Chunk(MaxIds).ToArray(), level.MissingSets.Keys.Chunk(MaxIds).ToArray(), level.MissingStories.Chunk(MaxIds).ToArray());
        var (confirmed, contents) = (level.MissingConfirmed.Chunk(MaxIds).ToArray(), level.MissingContents.Chunk(MaxIds).ToArray());
        for (var i = 0; i < Math.Max(Math.Max(items.Length, sets.Length), Math.Max(stories.Length, Math.Max(confirmed.Length, contents.Length))); i++)
            await ReadAsync(level, At(items, i), At(sets, i), At(stories, i), At(confirmed, i), At(contents, i), cancellationToken);

        foreach (var id in level.MissingItems.Keys)
            memory.Items.Add(level.Epoch, id, level.Items.GetValueOrDefault(id), [ContentMarks.Item(id)]);
        foreach (var set in level.MissingSets.Keys)
        {
            var siblings = level.Sets[set] =
            [
                .. level.Sets.GetValueOrDefault(set, []).OrderBy(sibling => sibling.Culture, StringComparer.Ordinal)
                    .ThenBy(sibling => sibling.Known.Record.ItemId, StringComparer.Ordinal),
            ];
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

        var key = row.GetString(1);
        if (kind == Kind.Content)
        {
            level.Contents[key] = loader.Take(key, json);
            return;
        }

        // Where the head is enough, the content is not worth its place.
        var known = new PublishedMemory.Known(record, ItemHead.Of(json));
        var set = kind == Kind.Sibling ? key[..key.LastIndexOf('|')] : "";
        if (set.Length == 0)
            level.Items[record.ItemId] = known;
        else
            level.Sets[set] = [.. level.Sets.GetValueOrDefault(set, []), new PublishedMemory.Sibling(known, key[(set.Length + 1)..])];
        if (set.Length == 0 ? level.MissingItems[record.ItemId] : level.MissingSets[set])
            level.Contents[record.VersionId] = loader.Take(record.VersionId, json);
    }

    private async Task<PublishedFinds> FindsAsync(Level level, CancellationToken cancellationToken)
    {
        // Whatever is missing still has gone from the cache in between, or was too much for one statement.
        var missing = level.NeedContents.Where(id => !level.Contents.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length > 0)
        {
            foreach (var (id, content) in await loader.ContentsAsync(missing, cancellationToken))
                level.Contents[id] = content;
        }

        var items = new Dictionary<(ItemId, bool), ItemVersion>(level.Needs.Items.Count);
        foreach (var (id, isHead) in level.Needs.Items)
        {
            if (level.Items.GetValueOrDefault(id.Value) is { } known)
                items[(id, isHead)] = Version(known, isHead);
        }

        var sets = new Dictionary<(string, bool), IReadOnlyList<ItemVersion>>(level.Needs.Sets.Count);
        foreach (var (set, isHead) in level.Needs.Sets)
            sets[(set, isHead)] = [.. level.Sets.GetValueOrDefault(set, []).Select(sibling => Version(sibling.Known, isHead))];
        return new PublishedFinds(items, sets, level.Revisions, level.Confirmed);

        ItemVersion Version(PublishedMemory.Known known, bool isHead) =>
            known.Record.With(isHead ? known.Head : level.Contents[known.Record.VersionId]);
    }

    /// <summary>One level while it is loaded.</summary>
    private sealed class Level(PublishedNeeds needs, long? epoch)
    {
        public PublishedNeeds Needs => needs;

        public long? Epoch => epoch;

        public Dictionary<string, PublishedMemory.Known?> Items { get; } = new(needs.Items.Count, StringComparer.Ordinal);

        public Dictionary<string, PublishedMemory.Sibling[]> Sets { get; } = new(StringComparer.Ordinal);

        public Dictionary<ItemId, int> Revisions { get; } = [];

        public Dictionary<ItemId, int> Confirmed { get; } = [];

        /// <summary>By version id.</summary>
        public Dictionary<string, ItemContent> Contents { get; } = new(StringComparer.Ordinal);

        /// <summary>And whether their contents are needed.</summary>
        public Dictionary<string, bool> MissingItems { get; } = new(StringComparer.Ordinal);

        /// <inheritdoc cref="MissingItems"/>
        public Dictionary<string, bool> MissingSets { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingStories { get; } = new(StringComparer.Ordinal);

        public HashSet<string> MissingConfirmed { get; } = new(StringComparer.Ordinal);

        /// <summary>Of envelopes that are known.</summary>
        public HashSet<string> MissingContents { get; } = new(StringComparer.Ordinal);

        public bool Lacks => MissingItems.Count + MissingSets.Count + MissingStories.Count + MissingConfirmed.Count + MissingContents.Count > 0;

        /// <summary>By version id, of all that is found and has to have one.</summary>
        public IEnumerable<string> NeedContents =>
        [
            .. needs.Items.Where(item => !item.IsHead).Select(item => Items.GetValueOrDefault(item.Id.Value)?.Record.VersionId).OfType<string>(),
            .. needs.Sets.Where(set => !set.IsHead).SelectMany(set => Sets.GetValueOrDefault(set.Set, [])).Select(sibling => sibling.Known.Record.VersionId),
        ];

        public void LackItem(string id, bool isHead) => MissingItems[id] = MissingItems.GetValueOrDefault(id) || !isHead;

        public void LackSet(string set, bool isHead) => MissingSets[set] = MissingSets.GetValueOrDefault(set) || !isHead;

        public void Take(string id, bool isHead, PublishedMemory.Known? known, ItemLoader loader)
        {
            Items[id] = known;
            if (known is not null && !isHead)
                TakeContent(known.Record, loader);
        }

        public void Take(string set, bool isHead, PublishedMemory.Sibling[] siblings, ItemLoader loader)
        {
            Sets[set] = siblings;
            foreach (var sibling in siblings)
            {
                if (!isHead)
                    TakeContent(sibling.Known.Record, loader);
            }
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
