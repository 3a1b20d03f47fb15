using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Items;

/// <summary>Makes the latest version the public one.</summary>
public sealed class PublishItem
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ItemPublisher _publisher;
    private readonly EditorialGate _gate;

    internal PublishItem(UnitOfWork work, ItemStore items, ItemPublisher publisher, EditorialGate gate) =>
        (_work, _items, _publisher, _gate) = (work, items, publisher, gate);

    /// <param name="seen">Number of the version the editor was looking at.</param>
    /// <returns>The published version, which is a new one when the disclaimer was frozen into it; or <c>no-such-item</c>,
    /// <c>may-not-publish</c>, <c>changed-meanwhile</c>, <c>publish-from-the-desk</c>, <c>own-work</c>, <c>incomplete</c>,
    /// <c>embargoed</c>, <c>no-disclaimer</c>, <c>no-such-disclaimer</c>, <c>path-taken</c>.</returns>
    public async Task<Result<ItemVersion>> RunAsync(ItemId id, int seen, Actor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(id, cancellationToken) is not { } latest
            || !actor.MayView(latest.Item.ContentType, latest.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!actor.MayPublish(latest.Item.ContentType, latest.Item.Owner))
            return Problem.Forbidden("may-not-publish", $"You may not publish items of the type '{latest.Item.ContentType}'.");
        if (latest.Number != seen)
            return SaveProblems.Changed(latest, actor);
        if (await _gate.MayPublishAsync(latest, actor, cancellationToken) is { } held)
            return held;

        var published = await _publisher.PublishAsync(latest, actor, cancellationToken);
        if (published.Succeeded)
            await transaction.CommitAsync(cancellationToken);
        return published;
    }
}
