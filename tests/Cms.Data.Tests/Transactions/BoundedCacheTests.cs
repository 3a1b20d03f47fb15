using Cms.Data.Transactions;

namespace Cms.Data.Tests.Transactions;

public sealed class BoundedCacheTests
{
    [Fact]
    public void It_never_holds_more_than_it_may_and_keeps_what_is_used()
    {
        var cache = new BoundedCache<int, byte[]>(1000, (_, bytes) => bytes.Length);
        cache.Add(-1, new byte[10]);
        for (var i = 0; i < 1000; i++)
        {
            cache.Add(i, new byte[10]);
            Assert.True(cache.TryGet(-1, out _));
        }

        Assert.InRange(Enumerable.Range(0, 1000).Count(i => cache.TryGet(i, out _)), 40, 100);
        Assert.True(cache.TryGet(999, out _));
    }

    [Fact]
    public void What_is_too_large_by_itself_is_not_kept()
    {
        var cache = new BoundedCache<string, byte[]>(1000, (_, bytes) => bytes.Length);
        cache.Add("small", new byte[10]);
        cache.Add("large", new byte[400]);
        Assert.True(cache.TryGet("small", out _));
        Assert.False(cache.TryGet("large", out _));
    }
}
