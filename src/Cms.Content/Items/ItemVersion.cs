namespace Cms.Content.Items;

/// <summary>A stored version.</summary>
/// <param name="Number">From 1, without gaps within the item; what an editor names as the base of an edit.</param>
/// <param name="Hash">Of the content, see <see cref="ItemContent.Hash"/>.</param>
/// <param name="PreviousHash">Of the version that was public before this one; null until published, and for the first.</param>
public sealed record ItemVersion(ContentItem Item, int Number, string Hash, string? PreviousHash)
{
    public ItemId ContentItemId => Item.ContentItemId;

    public VersionId VersionId => Item.ContentItemVersionId!.Value;

    public ItemContent Content => Item.Content;
}
