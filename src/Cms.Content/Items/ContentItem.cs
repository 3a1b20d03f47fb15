namespace Cms.Content.Items;

/// <summary>One version of a content item: Orchard's envelope and the parts.</summary>
/// <remarks>All instants are UTC. <see cref="Owner"/> is an account id, <see cref="Author"/> an account name: neither is public.</remarks>
public sealed record ContentItem
{
    public required ItemId ContentItemId { get; init; }

    /// <summary>Null for an item contained in another one, and for one not stored yet.</summary>
    public VersionId? ContentItemVersionId { get; init; }

    public required string ContentType { get; init; }

    public string? DisplayText { get; init; }

    /// <summary>The newest version.</summary>
    public bool Latest { get; init; }

    /// <summary>The live version.</summary>
    public bool Published { get; init; }

    public DateTime? ModifiedUtc { get; init; }

    public DateTime? PublishedUtc { get; init; }

    public DateTime? CreatedUtc { get; init; }

    public string? Owner { get; init; }

    public string? Author { get; init; }

    public ItemContent Content { get; init; } = ItemContent.Empty;
}
