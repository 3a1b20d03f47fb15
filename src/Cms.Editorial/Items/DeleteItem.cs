using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Removes an item from the site and the desk; its versions stay in the database.</summary>
public sealed class DeleteItem
{
    /// <param name="seen">Number of the latest version the editor was looking at.</param>
    public Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
