using Cms.Content.Queries;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Items;

/// <summary>How many items <see cref="QueryItems"/> would find without skip and take.</summary>
public sealed class CountItems
{
    public Task<int> RunAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) => throw new NotImplementedException();
}
