using System.Collections.Immutable;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Which items an actor may see: published ones of types it may view, of others what it may see on the desk.</summary>
internal static class ItemVisibility
{
    internal static bool MaySee(ItemVersion version, bool asPublished, Actor actor) =>
        (asPublished && actor.MayViewPublished(version.Item.ContentType))
        || actor.MayView(version.Item.ContentType, version.Item.Owner);

    /// <returns>The query for what the actor may see of it; null when that is nothing.</returns>
    internal static ItemQuery? Restrict(ItemQuery query, Actor actor, ContentDefinitions definitions)
    {
        var asPublished = query.Status == VersionStatus.Published;
        var asked = query.ContentTypes.IsDefaultOrEmpty ? [.. definitions.Types.Keys] : query.ContentTypes;
        var all = asked.Where(t => (asPublished && actor.MayViewPublished(t)) || actor.MayView(t)).ToImmutableArray();
        var own = actor.AccountId is { } account
            ? asked.Except(all).Where(t => actor.MayView(t, account)).ToImmutableArray()
            : [];
        if (all.Length == 0 && own.Length == 0)
            return null;
        if (own.Length == 0)
            return query with { ContentTypes = all };

        var isOwn = new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.Owner), Comparison.Equal, actor.AccountId);
        ItemFilter allowed = all.Length == 0 ? isOwn : new ItemFilter.Or(
        [
            isOwn,
            new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.ContentType), Comparison.In, [.. all.Select(t => (object?)t)]),
        ]);
        return query with
        {
            ContentTypes = all.AddRange(own),
            Where = query.Where is null ? allowed : new ItemFilter.And([query.Where, allowed]),
        };
    }
}
