namespace Cms.Data.Audit;

/// <summary>What a look at the whole audit trail found.</summary>
/// <param name="Count">Entries that were looked at.</param>
/// <param name="HeadHash">Of the last entry: noted elsewhere, it proves later that nothing before it was rewritten.</param>
/// <param name="Broken">The first link that does not hold; null when all hold.</param>
public sealed record AuditVerdict(long Count, string HeadHash, BrokenLink? Broken)
{
    /// <summary>Whether the hash that was asked for is that of an entry; null when none was.</summary>
    public bool? HasKnownHash { get; init; }
}

/// <param name="Number">Of the entry.</param>
/// <param name="Reason">In a sentence.</param>
public sealed record BrokenLink(long Number, string Reason);
