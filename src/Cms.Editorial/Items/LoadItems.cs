using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;

namespace Cms.Editorial.Items;

/// <summary>Items by id in one batch, without those this actor may not see.</summary>
public sealed class LoadItems(ItemStore items, PublishedItems published)
{
    /// <param name="status"><see cref="VersionStatus.All"/> means the published version, else the latest.</param>
    public async Task<IReadOnlyDictionary<ItemId, ItemVersion>> RunAsync(
        IReadOnlyCollection<ItemId> ids, VersionStatus status, Actor actor, CancellationToken cancellationToken)
    {
        // Who sees no drafts must not have them read either: the time it takes would tell that there are some.
        if (!actor.MaySeeDrafts)
        {
            if (status is VersionStatus.Draft or VersionStatus.Latest)
                return new Dictionary<ItemId, ItemVersion>();
            status = VersionStatus.Published;
        }

        var found = await (status == VersionStatus.Published
            ? published.FindManyAsync(ids, cancellationToken)
            : items.FindManyAsync(ids, status, cancellationToken));
        if (status == VersionStatus.Published && SeesAll(found.Values, actor))
            return found;
        return found.Values.All(v => MaySee(v, status, actor))
            ? found
            : found.Where(p => MaySee(p.Value, status, actor)).ToDictionary();
    }

    /// <summary>All that a level of an answer refers to, read together.</summary>
    public async Task<LoadedLevel> RunAsync(
        IReadOnlyCollection<(ItemId Id, bool IsHead)> items, IReadOnlyCollection<(string Set, bool IsHead)> sets,
        IReadOnlyCollection<PinnedSource> pins, Actor actor, CancellationToken cancellationToken)
    {
        var found = await published.LoadAsync(FindStale.Needs(new PublishedNeeds { Items = items, Sets = sets }, pins), cancellationToken);
        var visible = SeesAll(found.Items.Values, actor)
            ? found.Items
            : found.Items.Where(p => MaySee(p.Value, VersionStatus.Published, actor)).ToDictionary();
        return new LoadedLevel(
            visible,
            found.Sets.ToDictionary(
                set => set.Key, set => (IReadOnlyList<ItemVersion>)[.. set.Value.Where(version => MaySee(version, VersionStatus.Published, actor))]),
            FindStale.Of(pins, found));
    }

    /// <summary>Asks once for each type, as most callers may see all that is published.</summary>
    private static bool SeesAll(IEnumerable<ItemVersion> versions, Actor actor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in versions)
        {
            if (seen.Add(version.Item.ContentType) && !actor.MayViewPublished(version.Item.ContentType))
                return false;
        }

        return true;
    }

    private static bool MaySee(ItemVersion version, VersionStatus status, Actor actor) =>
        ItemVisibility.MaySee(version, status == VersionStatus.Published || (status == VersionStatus.All && version.Item.Published), actor);
}

/// <summary>What a level of an answer refers to, without what the actor may not see.</summary>
/// <param name="Items">Published ones, by id; of some only the head (<see cref="ItemHead"/>) in place of the content.</param>
/// <param name="Sets">Published items by localization set, in the order of their cultures.</param>
/// <param name="Stale">Of the pinned sources, those whose translations are stale.</param>
public sealed record LoadedLevel(
    IReadOnlyDictionary<(ItemId Id, bool IsHead), ItemVersion> Items,
    IReadOnlyDictionary<(string Set, bool IsHead), IReadOnlyList<ItemVersion>> Sets,
    IReadOnlySet<PinnedSource> Stale);
