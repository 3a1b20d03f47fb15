using Cms.Content.Items;

namespace Cms.Data.Translations;

/// <summary>Which article translates which story into which culture: one for each story and culture.</summary>
public sealed class ClaimStore
{
    /// <summary>Makes the claim if nobody has it; the first of many wins.</summary>
    public Task<ClaimResult> ClaimAsync(Claim claim, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Hands a claim from one account (or nobody) to another (or nobody); the article stays.</summary>
    /// <returns>False when <paramref name="from"/> does not hold it.</returns>
    public Task<bool> HandOverAsync(
        ItemId article, string? from, string? to, DateTime atUtc, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<Claim?> FindAsync(ItemId story, string culture, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<Claim?> FindByArticleAsync(ItemId article, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<IReadOnlyList<Claim>> ListByStoriesAsync(IReadOnlyCollection<ItemId> stories, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
