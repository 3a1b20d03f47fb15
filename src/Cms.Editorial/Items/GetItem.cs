using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>One version of an item.</summary>
public sealed class GetItem(ItemStore items)
{
    /// <returns>The version, or <c>no-such-item</c> (also when this actor may not know of it).</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, ItemView view, Actor actor, CancellationToken cancellationToken)
    {
        var version = view switch
        {
            ItemView.PublishedView => await items.FindPublishedAsync(id, cancellationToken),
            ItemView.NumberView number => await items.FindNumberAsync(id, number.Value, cancellationToken),
            _ => await items.FindLatestAsync(id, cancellationToken),
        };
        return version is not null && ItemVisibility.MaySee(version, view == ItemView.Published, actor)
            ? version
            : ItemProblems.NoSuchItem;
    }
}
