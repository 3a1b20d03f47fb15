using Cms.Content.Items;
using Microsoft.Extensions.Caching.Memory;

namespace Cms.Data.Items;

/// <summary>Contents of versions by version id. They never change, so there is nothing to invalidate; only committed ones come in.</summary>
internal sealed class ContentCache(long maxBytes) : IDisposable
{
    private readonly MemoryCache _contents = new(new MemoryCacheOptions { SizeLimit = maxBytes, CompactionPercentage = 0.1 });

    public ItemContent? Find(string versionId) => _contents.TryGetValue(versionId, out ItemContent? content) ? content : null;

    public void Add(string versionId, ItemContent content)
    {
        using var entry = _contents.CreateEntry(versionId);
        entry.Value = content;

        // The text, its UTF-8 once parsed, and some 12 bytes for each token of it.
        entry.Size = (content.Json.Length * 4L) + 512;
    }

    public void Dispose() => _contents.Dispose();
}
