using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Webhooks;

namespace Cms.Editorial.Notices;

/// <param name="Reason">For the audit trail; never public.</param>
/// <param name="Seen">Number of the latest version the editor was looking at.</param>
public sealed record TakeDownInput(ItemId Item, string Reason, int Seen);

/// <summary>Takes an item out of everything, with all that was translated from it, at once: pages, lists, search, links, desk.
/// Where it stood, readers are told that it is gone. Its versions stay in the database, for nobody's eyes but the law's; the
/// audit trail keeps who did it and why.</summary>
public sealed class TakeDown
{
    private const int MaxReasonLength = 4_000;

    private const int Most = 1_000;

    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly StoryPrintStore _prints;
    private readonly GonePathStore _gone;
    private readonly ContentEvents _events;
    private readonly TellWebhooks _webhooks;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal TakeDown(
        UnitOfWork work, ItemStore items, ClaimStore claims, StoryPrintStore prints, GonePathStore gone, ContentEvents events, TellWebhooks webhooks,
        AuditTrail audit, TimeProvider time) =>
        (_work, _items, _claims, _prints, _gone, _events, _webhooks, _audit, _time) = (work, items, claims, prints, gone, events, webhooks, audit, time);

    /// <returns>The ids of all that is gone, or <c>no-such-item</c>, <c>may-not-take-down</c>, <c>bad-reason</c>,
    /// <c>changed-meanwhile</c>.</returns>
    public async Task<Result<ImmutableArray<ItemId>>> RunAsync(TakeDownInput input, Actor actor, CancellationToken cancellationToken)
    {
        var reason = input.Reason.Trim();
        if (reason.Length is 0 or > MaxReasonLength || reason.Contains('\0', StringComparison.Ordinal))
            return Problem.Invalid("bad-reason", $"Give the reason in 1 to {MaxReasonLength:N0} characters. It is not public.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _items.FindLatestAsync(input.Item, cancellationToken) is not { } root
            || !actor.MayView(root.Item.ContentType, root.Item.Owner))
            return ItemProblems.NoSuchItem;
        if (!MayTakeDown(actor, root.Item.ContentType))
            return Problem.Forbidden("may-not-take-down", $"Items of the type '{root.Item.ContentType}' are taken down by those who may publish and delete them.");
        if (root.Number != input.Seen)
            return SaveProblems.Changed(root, actor);

        var all = await DescendantsAsync(root, cancellationToken);
        foreach (var version in all)
        {
            if (await RemoveAsync(version, root, reason, actor, cancellationToken) is { } refused)
                return refused;
        }

        await transaction.CommitAsync(cancellationToken);
        return all.Select(version => version.ContentItemId).ToImmutableArray();
    }

    /// <summary>What would go with it, for the person to see before; the item itself first.</summary>
    /// <returns>The latest versions, or <c>no-such-item</c>, <c>may-not-take-down</c>.</returns>
    public async Task<Result<IReadOnlyList<ItemVersion>>> FindAsync(ItemId item, Actor actor, CancellationToken cancellationToken)
    {
        if (await _items.FindLatestAsync(item, cancellationToken) is not { } root
            || !actor.MayView(root.Item.ContentType, root.Item.Owner))
            return ItemProblems.NoSuchItem;
        return MayTakeDown(actor, root.Item.ContentType)
            ? Result.Of(await DescendantsAsync(root, cancellationToken))
            : Problem.Forbidden("may-not-take-down", "This is for those who may publish and delete such items.");
    }

    /// <summary>Everybody's rights, not an owner's: a takedown reaches into the work of others.</summary>
    private static bool MayTakeDown(Actor actor, string type) => actor.MayPublish(type) && actor.MayDelete(type);

    /// <summary>
    /// The item, and what comes from it over any number of languages: by what an article says of its source, in its latest or in
    /// its public version, by the claim it was made for, and as another language of one of these.
    /// </summary>
    private async Task<IReadOnlyList<ItemVersion>> DescendantsAsync(ItemVersion root, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ItemId, ItemVersion> { [root.ContentItemId] = root };
        var order = new List<ItemVersion> { root };
        IReadOnlyList<ItemVersion> next = [root];
        while (next.Count > 0)
        {
            ItemId[] parents = [.. next.Select(version => version.ContentItemId)];
            ImmutableArray<string> ids = [.. parents.Select(id => id.Value)];
            var children = new HashSet<ItemId>((await _claims.ListByStoriesAsync(parents, cancellationToken)).Select(claim => claim.Article));
            foreach (var status in (VersionStatus[])[VersionStatus.Latest, VersionStatus.Published])
                children.UnionWith(await IdsAsync(status, new ItemFilter.RefersToItem("SourcePart", "SourceStory", ids), cancellationToken));

            // The root's other languages are no translations of it, but the other languages of its translations are.
            foreach (var version in next.Where(version => version != root))
            {
                if (version.Content.Text("LocalizationPart", "LocalizationSet") is { Length: > 0 } set)
                    children.UnionWith(await IdsAsync(VersionStatus.Latest, InSet(set), cancellationToken));
            }

            children.ExceptWith(found.Keys);
            next = children.Count == 0 ? [] : [.. (await _items.FindManyAsync(children, VersionStatus.Latest, cancellationToken)).Values];
            foreach (var version in next)
                found.Add(version.ContentItemId, version);
            order.AddRange(next);
        }

        return order;
    }

    private static ItemFilter.Compare InSet(string set) => new(new ItemField.LocalizationSet(), Comparison.Equal, set);

    private async Task<IEnumerable<ItemId>> IdsAsync(VersionStatus status, ItemFilter where, CancellationToken cancellationToken) =>
        (await _items.QueryAsync(new ItemQuery { Status = status, Where = where, Take = Most }, cancellationToken)).Select(v => v.ContentItemId);

    private async Task<Problem?> RemoveAsync(
        ItemVersion version, ItemVersion root, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var published = version.Item.Published ? version : await _items.FindPublishedAsync(version.ContentItemId, cancellationToken);
        var path = (published ?? version).Content.Text("AutoroutePart", "Path") ?? "";
        await _gone.AddAsync(
            version.ContentItemId, version.Item.PublishedUtc is null && published is null ? "" : path, _time.GetUtcNow().UtcDateTime, cancellationToken);
        if (SourceStories.IsStory(version.Content))
            await _prints.RemoveAsync(version.ContentItemId, cancellationToken);
        var deleted = (await _items.DeleteAsync(version.ContentItemId, version.Number, cancellationToken)).ToResult(actor);
        if (!deleted.Succeeded)
            return deleted.Problem;

        _audit.Note(
            actor,
            AuditActions.ItemTakenDown,
            version,
            version == root ? null : $"descends from {root.ContentItemId}",
            reason);
        using var naming = _webhooks.As(WebhookEvents.TakenDown);
        await _events.RaiseAsync(ContentEventNames.Deleted, deleted.Value, actor, cancellationToken);
        return null;
    }
}
