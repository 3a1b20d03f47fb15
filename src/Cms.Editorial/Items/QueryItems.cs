using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>The items of a query that this actor may see: published ones of types it may view; of others only what it may see
/// on the desk. What it may not see is not there, never an error.</summary>
public sealed class QueryItems
{
    public Task<IReadOnlyList<ItemVersion>> RunAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
