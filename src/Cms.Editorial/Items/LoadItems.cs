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
        return found.Values.All(v => MaySee(v, status, actor))
            ? found
            : found.Where(p => MaySee(p.Value, status, actor)).ToDictionary();
    }

    private static bool MaySee(ItemVersion version, VersionStatus status, Actor actor) =>
        ItemVisibility.MaySee(version, status == VersionStatus.Published || (status == VersionStatus.All && version.Item.Published), actor);
}
