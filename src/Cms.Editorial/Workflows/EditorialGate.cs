using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>Holds the desk's rules on the routes that pass it by: publishing and editing an item directly.</summary>
internal sealed class EditorialGate
{
    /// <summary>
    /// An item that waits in an editorial workflow is published by that workflow only. One that was on the desk before is
    /// published by somebody who did not translate it.
    /// </summary>
    /// <returns>Null if nothing is against it, else <c>publish-from-the-desk</c> or <c>own-work</c>.</returns>
    public Task<Problem?> MayPublishAsync(ItemVersion latest, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>
    /// The title and body of an article that is being translated are made from its segments: a draft with others is refused,
    /// since the next move would overwrite it.
    /// </summary>
    /// <returns>Null if nothing is against it, else <c>edit-the-segments</c>.</returns>
    public Task<Problem?> MaySaveAsync(ItemVersion latest, ItemContent next, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
