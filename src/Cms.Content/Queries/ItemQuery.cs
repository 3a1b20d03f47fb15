using System.Collections.Immutable;

namespace Cms.Content.Queries;

/// <summary>A question to the store: which versions, in what order, which slice. Every part of it is answered from columns and
/// index tables, never from the content's JSON.</summary>
public sealed record ItemQuery
{
    /// <summary>Empty means every type.</summary>
    public ImmutableArray<string> ContentTypes { get; init; } = [];

    public VersionStatus Status { get; init; } = VersionStatus.Published;

    public ItemFilter? Where { get; init; }

    /// <summary>Ties are broken by content item id, ascending; empty means newest created first.</summary>
    public ImmutableArray<ItemOrder> OrderBy { get; init; } = [];

    public int Skip { get; init; }

    public int Take { get; init; } = 100;
}

/// <summary>One key of an order. Absent values come last in either direction.</summary>
public sealed record ItemOrder(ItemField Field, bool Descending = false);
