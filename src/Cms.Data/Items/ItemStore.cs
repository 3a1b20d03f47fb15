using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Content items and their versions.</summary>
public sealed class ItemStore
{
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ContentCache _contents;
    private readonly TimeProvider _time;

    internal ItemStore(Database database, UnitOfWork work, ContentCache contents, TimeProvider time)
    {
        _database = database;
        _work = work;
        _contents = contents;
        _time = time;
    }

    public Task<ItemVersion?> FindLatestAsync(ItemId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ItemVersion?> FindPublishedAsync(ItemId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ItemVersion?> FindVersionAsync(VersionId id, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<ItemVersion?> FindNumberAsync(ItemId id, int number, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>All versions of an item, the newest first; also of a deleted one.</summary>
    public Task<IReadOnlyList<ItemVersion>> ListVersionsAsync(ItemId id, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Loads items by id in one statement; ids that have no such version are absent from the result.</summary>
    /// <param name="status"><see cref="VersionStatus.All"/> means the published version, else the latest.</param>
    public Task<IReadOnlyDictionary<ItemId, ItemVersion>> FindManyAsync(
        IReadOnlyCollection<ItemId> ids, VersionStatus status, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<IReadOnlyList<ItemVersion>> QueryAsync(ItemQuery query, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>How many versions match, whatever the query's slice.</summary>
    public Task<int> CountAsync(ItemQuery query, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Inserts version <paramref name="seen"/> + 1 with the flags of <paramref name="item"/>; other versions lose theirs.
    /// Its version id is new when null. Created, modified and published instants are stored as given.</summary>
    /// <param name="item">Always <see cref="ContentItem.Latest"/>.</param>
    /// <param name="seen">The number it is based on, the highest of the item; 0 for a new item.</param>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task<SaveResult> SaveAsync(ContentItem item, int seen, ItemIndex index, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Makes the latest version the published one. Published already, it stays as it is.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> PublishAsync(ItemId id, int seen, DateTime atUtc, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Takes the published version, if any, out of the public's sight. The latest stays.</summary>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> UnpublishAsync(ItemId id, int seen, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes all flags off; the versions stay as history.</summary>
    /// <returns>The version that was the latest, without flags.</returns>
    /// <inheritdoc cref="SaveAsync"/>
    public Task<SaveResult> DeleteAsync(ItemId id, int seen, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Writes many versions at once, in their order; best some 500 a call. What is there already is left alone.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task<BatchResult> ImportAsync(IReadOnlyList<ImportedItem> items, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
