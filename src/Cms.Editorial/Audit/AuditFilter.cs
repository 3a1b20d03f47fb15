using Cms.Content.Items;

namespace Cms.Editorial.Audit;

/// <summary>Which entries of the audit trail are wanted; null asks for nothing.</summary>
/// <param name="Account">Id of who did it.</param>
/// <param name="Action">One of <see cref="AuditActions"/>, or a kind of them.</param>
/// <param name="UntilUtc">Exclusive.</param>
public sealed record AuditFilter(
    string? Account = null, string? Action = null, ItemId? Item = null, DateTime? FromUtc = null, DateTime? UntilUtc = null);
