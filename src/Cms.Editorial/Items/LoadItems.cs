using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>Items by id in one batch, without those this actor may not see.</summary>
public sealed class LoadItems(ItemStore items, PublishedItems published)
{
    /// <param name="status"><see cref="VersionStatus.All"/> means the published version, else the latest.</param>
    public async Task<IReadOnlyDictionary<ItemId, ItemVersion>> RunAsync(
        IReadOnlyCollection<ItemId> ids, VersionStatus status, Actor actor, CancellationToken cancellationToken)
    {
        var found = await (status == VersionStatus.Published
            ? published.FindManyAsync(ids, cancellationToken)
            : items.FindManyAsync(ids, status, cancellationToken));
        if (status == VersionStatus.Published && SeesAll(found.Values, actor))
            return found;
        return found.Values.All(v => MaySee(v, status, actor))
            ? found
            : found.Where(p => MaySee(p.Value, status, actor)).ToDictionary();
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
