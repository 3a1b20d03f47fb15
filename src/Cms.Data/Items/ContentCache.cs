using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>Contents of versions by version id. They never change, so there is nothing to invalidate; only committed ones come in.</summary>
internal sealed class ContentCache(long maxBytes)
{
    private readonly BoundedCache<string, Kept> _contents = new(maxBytes, (id, kept) => (id.Length * 2) + kept.Bytes);

    public ItemContent? Find(string versionId) => _contents.TryGet(versionId, out var kept) ? kept.Content : null;

    /// <param name="length">Of the content's text.</param>
    public void Add(string versionId, ItemContent content, int length) =>
        // UTF-8 with 12 bytes for each token once parsed, and nearly as much again for the HTML that is made of it.
        _contents.Add(versionId, new Kept(content, (length * 2L) + 1024));

    private readonly record struct Kept(ItemContent Content, long Bytes);
}
