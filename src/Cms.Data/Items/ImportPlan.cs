using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>What a batch of imported items will change, decided in memory, item by item in their order.</summary>
internal sealed class ImportPlan
{
    private readonly Dictionary<string, ItemState> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Version> _versions = new(StringComparer.Ordinal);
    private readonly List<NewVersion> _added = [];
    private readonly HashSet<Version> _changed = [];

    /// <summary>Which item has a published path in a culture.</summary>
    public Holders<(string Path, string Culture)> Paths { get; } = new();

    public Holders<string> Aliases { get; } = new();

    /// <summary>Which item is the latest of a localization set in a culture.</summary>
    public Holders<(string Set, string Culture)> Translations { get; } = new();

    public IReadOnlyCollection<NewVersion> Added => _added;

    /// <summary>Stored versions whose flags change.</summary>
    public IReadOnlyCollection<Version> Changed => _changed;

    public bool ChangesPublished { get; private set; }

    public void TakeStored(IEnumerable<ItemVersionRecord> versions, Dictionary<string, ItemContent> contents)
    {
        foreach (var record in versions)
        {
            var version = new Version(record.VersionId, record.ItemId, record.Hash, record.With(contents.GetValueOrDefault(record.VersionId) ?? ItemContent.Empty).Item)
            {
                HasContent = contents.ContainsKey(record.VersionId),
                Latest = record.Latest,
                Published = record.Published,
            };
            _versions[version.VersionId] = version;
            var state = Of(version.ItemId);
            if (version.Latest)
                state.Latest = version;
            if (version.Published)
                state.Published = version;
        }
    }

    public void TakeNumbers(IEnumerable<(string ItemId, int Highest)> numbers)
    {
        foreach (var (id, highest) in numbers)
            Of(id).Highest = highest;
    }

    /// <param name="hashes">In the order of the versions' numbers.</param>
    public void TakeLastPublicHashes(IEnumerable<(string ItemId, string Hash)> hashes)
    {
        foreach (var (id, hash) in hashes)
            Of(id).LastPublicHash = hash;
    }

    /// <summary>Decides on the next item.</summary>
    /// <param name="hash">Of its content.</param>
    public ImportOutcome Add(ImportedItem imported, string hash, DateTime now)
    {
        var item = imported.Item;
        var id = item.ContentItemId.Value;
        var state = Of(id);

        Version? known = null;
        if (item.ContentItemVersionId is { } versionId && _versions.TryGetValue(versionId.Value, out known))
        {
            if (known.ItemId != id)
                return new ImportOutcome.Refused($"The version id {versionId} belongs to item {known.ItemId}.");
            if (known.HasSameContent(item, hash))
                return new ImportOutcome.Unchanged();
        }

        // A version id that nobody has yet is a version of its own, equal or not: history has equal neighbours.
        var isNewId = item.ContentItemVersionId is not null && known is null;
        if (!isNewId && (item.Published ? state.Published : state.Latest) is { } current && current.IsAlready(item, hash))
            return new ImportOutcome.Unchanged();

        var published = item.Published;
        var latest = item.Latest || (published && (state.Latest is null || state.Latest == state.Published));
        if (Problem(imported, id, latest, published) is { } problem)
            return new ImportOutcome.Refused(problem);

        var version = new NewVersion
        {
            VersionId = isNewId ? item.ContentItemVersionId!.Value.Value : VersionId.New().Value,
            Number = ++state.Highest,
            Item = item with
            {
                CreatedUtc = item.CreatedUtc ?? state.Latest?.Item.CreatedUtc ?? item.PublishedUtc ?? now,
                ModifiedUtc = item.ModifiedUtc ?? item.PublishedUtc ?? now,
                PublishedUtc = item.PublishedUtc ?? (published ? now : null),
            },
            Index = imported.Index,
            Hash = hash,
            PreviousHash = published ? state.LastPublicHash : null,
            WasPublished = published,
            Latest = latest,
            Published = published,
        };
        _added.Add(version);
        Move(state, version, imported);
        return new ImportOutcome.Added(new VersionId(version.VersionId), version.Number);
    }

    private void Move(ItemState state, NewVersion added, ImportedItem imported)
    {
        var id = imported.Item.ContentItemId.Value;
        var index = imported.Index;
        var version = new Version(added.VersionId, id, added.Hash, added.Item)
        {
            HasContent = true,
            Latest = added.Latest,
            Published = added.Published,
            Added = added,
        };
        _versions[version.VersionId] = version;
        if (added.Latest)
        {
            state.Latest?.Set(_changed, latest: false, state.Latest.Published);
            state.Latest = version;
            Translations.Leave(id);
            if (index.LocalizationSet is { } set)
                Translations.Take((set, index.Culture ?? ""), id);
        }

        if (added.Published)
        {
            state.Published?.Set(_changed, state.Published.Latest, published: false);
            state.Published = version;
            state.LastPublicHash = added.Hash;
            ChangesPublished = true;
            Paths.Leave(id);
            Aliases.Leave(id);
            if (index.Path is { } path)
                Paths.Take((path, index.Culture ?? ""), id);
            if (index.Alias is { } alias)
                Aliases.Take(alias, id);
        }
    }

    private string? Problem(ImportedItem imported, string id, bool latest, bool published)
    {
        var index = imported.Index;
        if (IndexLimits.Problem(index) is { } tooLong)
            return tooLong;
        if (published && index.Path is { } path && Paths.Rival((path, index.Culture ?? ""), id) is { } path0)
            return $"The path '{path}' is taken by item {path0}.";
        if (published && index.Alias is { } alias && Aliases.Rival(alias, id) is { } alias0)
            return $"The alias '{alias}' is taken by item {alias0}.";
        if (latest && index.LocalizationSet is { } set && Translations.Rival((set, index.Culture ?? ""), id) is { } translation)
            return $"The localization set '{set}' has item {translation} in the culture '{index.Culture}' already.";
        return null;
    }

    private ItemState Of(string id)
    {
        if (!_items.TryGetValue(id, out var state))
            _items[id] = state = new ItemState();
        return state;
    }

    private sealed class ItemState
    {
        public int Highest { get; set; }

        public Version? Latest { get; set; }

        public Version? Published { get; set; }

        public string? LastPublicHash { get; set; }
    }

    /// <summary>A version that is stored, or added by this batch.</summary>
    internal sealed class Version(string versionId, string itemId, string hash, ContentItem item)
    {
        public string VersionId => versionId;

        public string ItemId => itemId;

        public ContentItem Item => item;

        public bool HasContent { get; init; }

        public bool Latest { get; set; }

        public bool Published { get; set; }

        /// <summary>Null for a stored one.</summary>
        public NewVersion? Added { get; init; }

        /// <summary>Equal as values, whatever the order of keys.</summary>
        public bool HasSameContent(ContentItem other, string otherHash) =>
            hash == otherHash || (HasContent && item.Content.Equals(other.Content));

        /// <summary>Whether importing the other one would change nothing: what it leaves open counts as equal.</summary>
        public bool IsAlready(ContentItem other, string otherHash) =>
            HasSameContent(other, otherHash)
            && other.ContentType == item.ContentType
            && other.DisplayText == item.DisplayText
            && (other.CreatedUtc is null || other.CreatedUtc == item.CreatedUtc)
            && (other.ModifiedUtc is null || other.ModifiedUtc == item.ModifiedUtc)
            && (other.PublishedUtc is null || other.PublishedUtc == item.PublishedUtc)
            && (other.Owner is null || other.Owner == item.Owner)
            && (other.Author is null || other.Author == item.Author);

        public void Set(HashSet<Version> changed, bool latest, bool published)
        {
            Latest = latest;
            Published = published;
            if (Added is { } added)
                (added.Latest, added.Published) = (latest, published);
            else
                changed.Add(this);
        }
    }

    /// <summary>Who holds what must be unique, during the batch.</summary>
    internal sealed class Holders<TKey>
        where TKey : notnull
    {
        private readonly Dictionary<TKey, string> _byKey = [];
        private readonly Dictionary<string, TKey> _byItem = new(StringComparer.Ordinal);

        public void Take(TKey key, string item)
        {
            _byKey[key] = item;
            _byItem[item] = key;
        }

        public void Leave(string item)
        {
            if (_byItem.Remove(item, out var key))
                _byKey.Remove(key);
        }

        /// <summary>Another item that has it; null when nobody or this one has.</summary>
        public string? Rival(TKey key, string item) => _byKey.TryGetValue(key, out var holder) && holder != item ? holder : null;
    }
}
