using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>The items of a query that this actor may see: published ones of types it may view; of others only what it may see
/// on the desk. What it may not see is not there, never an error.</summary>
public sealed class QueryItems(ItemStore items, PublishedItems published, CurrentDefinitions definitions)
{
    public async Task<IReadOnlyList<ItemVersion>> RunAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) =>
        ItemVisibility.Restrict(query, actor, await definitions.GetAsync(cancellationToken)) is { } visible
            ? await (visible.Status == VersionStatus.Published
                ? published.QueryAsync(visible, cancellationToken)
                : items.QueryAsync(visible, cancellationToken))
            : [];

    /// <summary>The same, with the position of each version in the query's order.</summary>
    public async Task<IReadOnlyList<PlacedVersion>> PageAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) =>
        ItemVisibility.Restrict(query, actor, await definitions.GetAsync(cancellationToken)) is { } visible
            ? await (visible.Status == VersionStatus.Published
                ? published.PageAsync(visible, cancellationToken)
                : items.PageAsync(visible, cancellationToken))
            : [];

    /// <summary>The query's slice for each of several items that a picker field refers to.</summary>
    /// <returns>Of each target that has any.</returns>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ItemVersion>>> EachAsync(
        ItemQuery query, string part, string field, IReadOnlyCollection<string> targets, Actor actor, CancellationToken cancellationToken) =>
        ItemVisibility.Restrict(query, actor, await definitions.GetAsync(cancellationToken)) is { } visible
            ? await items.QueryEachAsync(visible, part, field, targets, cancellationToken)
            : new Dictionary<string, IReadOnlyList<ItemVersion>>();
}
