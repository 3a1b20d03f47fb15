using Cms.Content.Items;

namespace Cms.Data.Audit;

/// <summary>Which entries of the audit trail are wanted; null asks for nothing.</summary>
/// <param name="Action">The whole action, or its beginning up to a point: <c>item</c> finds <c>item.published</c>.</param>
/// <param name="UntilUtc">Exclusive.</param>
/// <param name="Before">Entries with smaller numbers only: the next page.</param>
public sealed record AuditQuery(
    string? AccountId = null,
    string? Action = null,
    ItemId? Item = null,
    DateTime? FromUtc = null,
    DateTime? UntilUtc = null,
    long? Before = null);
