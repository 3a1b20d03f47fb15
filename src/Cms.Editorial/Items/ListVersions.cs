using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>All versions of an item, newest first; for those who may see more than the published one.</summary>
public sealed class ListVersions(ItemStore items)
{
    /// <returns>The versions, or <c>no-such-item</c> (also when this actor may not know of them).</returns>
    public async Task<Result<IReadOnlyList<ItemVersion>>> RunAsync(ItemId id, Actor actor, CancellationToken cancellationToken)
    {
        var versions = await items.ListVersionsAsync(id, cancellationToken);
        return versions is [var newest, ..] && actor.MayView(newest.Item.ContentType, newest.Item.Owner)
            ? Result.Of(versions)
            : ItemProblems.NoSuchItem;
    }
}
