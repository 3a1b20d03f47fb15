using System.Collections.Concurrent;

namespace Cms.Data.Transactions;

/// <summary>Values by key, in a bounded number of bytes. Two generations: what is used moves to the younger one, and when that has
/// half of the bytes, the older one goes. Needs no lock to read and no walk to make room.</summary>
/// <param name="size">Bytes of a key with its value.</param>
internal sealed class BoundedCache<TKey, TValue>(long maxBytes, Func<TKey, TValue, long> size)
    where TKey : notnull
{
    private readonly Lock _turn = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    public bool TryGet(TKey key, out TValue? value)
    {
        if (_young.Values.TryGetValue(key, out value))
            return true;
        if (!_old.Values.TryGetValue(key, out value))
            return false;
        Add(key, value);
        return true;
    }

    /// <summary>Takes the value, also in place of another. One that would need a quarter of all bytes by itself is not kept.</summary>
    public void Add(TKey key, TValue value)
    {
        var bytes = size(key, value);
        if (bytes > maxBytes / 4)
            return;

        var young = _young;
        if (!young.Values.TryAdd(key, value))
        {
            young.Values[key] = value; // as large as the one before, or nearly
            return;
        }

        if (Interlocked.Add(ref young.Bytes, bytes) <= maxBytes / 2)
            return;
        lock (_turn)
        {
            if (ReferenceEquals(_young, young))
                (_old, _young) = (young, new Generation());
        }
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<TKey, TValue> Values = new();
        public long Bytes;
    }
}
