using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Makes the latest version the public one.</summary>
public sealed class PublishItem
{
    /// <param name="seen">Number of the version the editor was looking at.</param>
    /// <returns>The published version, which is a new one when the disclaimer was frozen into it; or <c>no-such-item</c>,
    /// <c>may-not-publish</c>, <c>changed-meanwhile</c>, <c>publish-from-the-desk</c>, <c>incomplete</c>, <c>embargoed</c>,
    /// <c>no-disclaimer</c>, <c>path-taken</c>.</returns>
    public Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
