using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Takes an item off the public site; its latest version stays as a draft.</summary>
public sealed class UnpublishItem
{
    /// <param name="seen">Number of the latest version the editor was looking at.</param>
    public Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
