using Cms.Content.Indexing;
using Cms.Content.Items;

namespace Cms.Data.Items;

/// <summary>A version that comes from outside, with its flags, dates and texts as they are.</summary>
/// <param name="Item">Its <see cref="ContentItem.ContentItemVersionId"/> may be null.</param>
public sealed record ImportedItem(ContentItem Item, ItemIndex Index);
