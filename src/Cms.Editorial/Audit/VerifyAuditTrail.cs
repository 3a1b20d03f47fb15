using Cms.Data.Audit;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Audit;

/// <param name="Count">Entries that hold together from the first on.</param>
/// <param name="Head">Hash of the last of them: noted outside, it shows later whether the trail was made anew.</param>
/// <param name="BrokenAt">Number of the first entry that does not hold; null when all do.</param>
/// <param name="Reason">In a sentence; null when all hold.</param>
/// <param name="HasKnownHead">Whether the head that was noted earlier is in the trail; null when none was given.</param>
public sealed record AuditProof(long Count, string Head, long? BrokenAt, string? Reason, bool? HasKnownHead);

/// <summary>Proves that the audit trail is whole, or names its first broken link.</summary>
public sealed class VerifyAuditTrail
{
    private readonly AuditStore _store;

    internal VerifyAuditTrail(AuditStore store) => _store = store;

    /// <param name="knownHead">A head that was noted earlier; null for none.</param>
    /// <returns>What was found, or <c>may-not-view-audit</c>.</returns>
    public async Task<Result<AuditProof>> RunAsync(string? knownHead, Actor actor, CancellationToken cancellationToken)
    {
        if (AuditReading.Against(new AuditFilter(), actor) is { } refused)
            return refused;

        var verdict = await _store.VerifyAsync(knownHead?.Trim().ToLowerInvariant(), cancellationToken);
        return new AuditProof(verdict.Count, verdict.HeadHash, verdict.Broken?.Number, verdict.Broken?.Reason, verdict.HasKnownHash);
    }
}
