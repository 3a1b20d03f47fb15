using Cms.Content.Items;

namespace Cms.Data.Translations;

/// <summary>A story's translation into one culture belongs to one article, and that to one account.</summary>
/// <param name="AccountId">Null: the article is there, and nobody holds it.</param>
public sealed record Claim(ItemId Story, string Culture, ItemId Article, string? AccountId, DateTime ClaimedUtc)
{
    /// <summary>When it ends unless its holder works on; null while it does not run out.</summary>
    public DateTime? ExpiresUtc { get; init; }

    /// <summary>When the holder was told that it ends soon.</summary>
    public DateTime? WarnedUtc { get; init; }
}

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
