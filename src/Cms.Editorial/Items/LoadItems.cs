using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Items by id in one batch, without those this actor may not see.</summary>
public sealed class LoadItems
{
    public Task<IReadOnlyDictionary<ItemId, ItemVersion>> RunAsync(
        IReadOnlyCollection<ItemId> ids, VersionStatus status, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
