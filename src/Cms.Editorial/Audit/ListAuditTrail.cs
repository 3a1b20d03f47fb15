using Cms.Editorial.Accounts;

namespace Cms.Editorial.Audit;

/// <param name="Lines">Newest first.</param>
/// <param name="Next">What to ask for the page after this with; null on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, long? Next);

/// <summary>A page of the audit trail.</summary>
public sealed class ListAuditTrail
{
    public const int PageSize = 100;

    private readonly AuditReading _reading;

    internal ListAuditTrail(AuditReading reading) => _reading = reading;

    /// <param name="before">Number of the last entry of the page before; null for the newest.</param>
    /// <returns>The page, or <c>may-not-view-audit</c>, <c>may-not-list-users</c> (looking for one account's deeds).</returns>
    public async Task<Result<AuditPage>> RunAsync(
        AuditFilter filter, long? before, Actor actor, CancellationToken cancellationToken)
    {
        if (AuditReading.Against(filter, actor) is { } refused)
            return refused;

        var entries = await _reading.ListAsync(AuditReading.ToQuery(filter, before), PageSize + 1, cancellationToken);
        var page = entries.Take(PageSize).ToArray();
        return new AuditPage(
            await _reading.ToLinesAsync(page, actor, cancellationToken), entries.Count > PageSize ? page[^1].Number : null);
    }
}
