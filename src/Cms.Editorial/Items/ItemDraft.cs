using Cms.Content.Items;

namespace Cms.Editorial.Items;

/// <summary>What the next version of an item is to hold.</summary>
/// <param name="Before">The latest version, which it is based on; null for a new item.</param>
internal sealed record ItemDraft(ItemId Id, string ContentType, ItemContent Content, ItemVersion? Before)
{
    /// <summary>What the item is called while its content gives it no name; null keeps the one it had.</summary>
    public string? DisplayText { get; init; }
}
