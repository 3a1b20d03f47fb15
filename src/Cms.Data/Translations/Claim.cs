using Cms.Content.Items;

namespace Cms.Data.Translations;

/// <summary>A story's translation into one culture belongs to one article, and that to one account.</summary>
/// <param name="AccountId">Null: the article is there, and nobody holds it.</param>
public sealed record Claim(ItemId Story, string Culture, ItemId Article, string? AccountId, DateTime ClaimedUtc);

/// <summary>How a claim ended.</summary>
public abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>It is ours.</summary>
    public sealed record Claimed(Claim Claim) : ClaimResult;

    /// <summary>It was claimed before; nothing was written.</summary>
    public sealed record Held(Claim By) : ClaimResult;
}
