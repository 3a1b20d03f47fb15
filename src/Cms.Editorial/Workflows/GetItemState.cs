using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Workflows;

/// <summary>Where one item stands on the desk, and what happened to it there.</summary>
/// <param name="State">Null when it waits in no editorial workflow.</param>
/// <param name="Journal">Oldest first.</param>
public sealed record ItemDeskState(DeskState? State, IReadOnlyList<DeskEntry> Journal);

/// <summary>Says where an item stands on the desk.</summary>
public sealed class GetItemState
{
    /// <returns>The state, or <c>no-such-item</c> (also when this actor may not know of it).</returns>
    public Task<Result<ItemDeskState>> RunAsync(ItemId item, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
