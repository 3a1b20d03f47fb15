using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>The items of a query that this actor may see: published ones of types it may view; of others only what it may see
/// on the desk. What it may not see is not there, never an error.</summary>
public sealed class QueryItems(ItemStore items, CurrentDefinitions definitions)
{
    public async Task<IReadOnlyList<ItemVersion>> RunAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) =>
        ItemVisibility.Restrict(query, actor, await definitions.GetAsync(cancellationToken)) is { } visible
            ? await items.QueryAsync(visible, cancellationToken)
            : [];
}
