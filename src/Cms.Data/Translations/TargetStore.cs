using Cms.Content.Items;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>The targets of articles that are being translated: one row for each segment.</summary>
public sealed class TargetStore
{
    /// <summary>All targets of an article, in no order: the source revision has the order.</summary>
    public Task<IReadOnlyList<StoredTarget>> ListAsync(ItemId article, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Saves a target as number <paramref name="seen"/> + 1 if that is still the stored one's number.</summary>
    /// <param name="next">Its <see cref="Target.Number"/> and who saved it are ignored.</param>
    /// <param name="seen">0 for the first save.</param>
    public Task<TargetResult> SaveAsync(
        ItemId article, Target next, int seen, string accountId, DateTime atUtc, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
