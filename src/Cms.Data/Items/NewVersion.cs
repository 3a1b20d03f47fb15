using Cms.Content.Indexing;
using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>A version that is about to be written.</summary>
internal sealed class NewVersion
{
    public required string VersionId { get; init; }

    public required int Number { get; init; }

    /// <summary>With created and modified instants.</summary>
    public required ContentItem Item { get; init; }

    public required ItemIndex Index { get; init; }

    public required string Hash { get; init; }

    public string? PreviousHash { get; init; }

    public required bool WasPublished { get; init; }

    public bool Latest { get; set; }

    public bool Published { get; set; }

    public ItemVersion ToVersion() => new(
        Item with { ContentItemVersionId = new VersionId(VersionId), Latest = Latest, Published = Published }, Number, Hash, PreviousHash);
}
