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

    /// <summary>Only what comes behind this position of the order.</summary>
    public ItemPosition? After { get; init; }

    /// <summary>Only what comes before this position of the order.</summary>
    public ItemPosition? Before { get; init; }

    /// <summary>The slice is taken from the end; what it holds is in the order all the same.</summary>
    public bool FromEnd { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 100;

    /// <summary><see cref="OrderBy"/>, or the order that holds without one.</summary>
    public ImmutableArray<ItemOrder> Orders => OrderBy.IsDefaultOrEmpty ? NewestFirst : OrderBy;

    private static readonly ImmutableArray<ItemOrder> NewestFirst =
        [new(new ItemField.Envelope(EnvelopeField.CreatedUtc), Descending: true)];
}

/// <summary>One key of an order. Absent values come last in either direction.</summary>
public sealed record ItemOrder(ItemField Field, bool Descending = false);
