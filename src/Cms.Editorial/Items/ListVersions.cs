using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>All versions of an item, newest first; for those who may see more than the published one.</summary>
public sealed class ListVersions
{
    public Task<Result<IReadOnlyList<ItemVersion>>> RunAsync(ItemId id, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
