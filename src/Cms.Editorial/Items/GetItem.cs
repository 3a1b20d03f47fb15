using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>One version of an item.</summary>
public sealed class GetItem
{
    /// <returns>The version, or <c>no-such-item</c> (also when this actor may not know of it).</returns>
    public Task<Result<ItemVersion>> RunAsync(ItemId id, ItemView view, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
