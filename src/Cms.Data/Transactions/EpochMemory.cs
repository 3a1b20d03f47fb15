using Cms.Data.Transactions;

namespace Cms.Data;

/// <summary>What was read of the content, for as long as the content epoch stands: a commit that raises it makes all of it old at
/// once. Bounded in bytes. Trusted only while <see cref="EpochWatch.IsFresh"/>, so that nothing is old for longer than that says.</summary>
public sealed class EpochMemory<TKey, TValue>
    where TKey : notnull
{
    private readonly EpochWatch _watch;
    private readonly BoundedCache<TKey, Entry> _entries;

    /// <param name="size">Bytes of a key with its value, roughly.</param>
    public EpochMemory(EpochWatch watch, long maxBytes, Func<TKey, TValue, long> size)
    {
        _watch = watch;
        _entries = new BoundedCache<TKey, Entry>(maxBytes, (key, entry) => size(key, entry.Value) + 64);
    }

    /// <summary>To be asked before reading what is then added; null while nothing may be kept.</summary>
    public long? Epoch => _watch.IsFresh ? _watch.Current.Content : null;

    /// <param name="epoch">Of this reading.</param>
    public bool TryGet(long? epoch, TKey key, out TValue value)
    {
        if (epoch is not null && _entries.TryGet(key, out var entry) && entry!.Epoch == epoch)
        {
            value = entry.Value;
            return true;
        }

        value = default!;
        return false;
    }

    /// <param name="epoch">That of before the value was read.</param>
    public void Add(long? epoch, TKey key, TValue value)
    {
        if (epoch is { } at)
            _entries.Add(key, new Entry(at, value));
    }

    private sealed record Entry(long Epoch, TValue Value);
}
