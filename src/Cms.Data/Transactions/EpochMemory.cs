using System.Diagnostics.CodeAnalysis;

namespace Cms.Data.Transactions;

/// <summary>What was read of the content, for as long as nothing has changed that it depends on. Bounded in bytes. Trusted only while
/// <see cref="EpochWatch.IsFresh"/>, so that nothing is old for longer than that says.</summary>
internal sealed class EpochMemory<TKey, TValue>
    where TKey : notnull
{
    private readonly EpochWatch _watch;
    private readonly BoundedCache<TKey, Entry> _entries;

    /// <param name="size">Bytes of a key with its value, roughly.</param>
    public EpochMemory(EpochWatch watch, long maxBytes, Func<TKey, TValue, long> size)
    {
        _watch = watch;
        _entries = new BoundedCache<TKey, Entry>(maxBytes, (key, entry) => size(key, entry.Value) + 64 + (16 * (entry.Marks?.Length ?? 0)));
    }

    /// <param name="epoch">Of this reading; null while nothing is trusted.</param>
    /// <param name="found">Also what no longer holds, which may still be of use.</param>
    public bool TryGet(long? epoch, TKey key, [NotNullWhen(true)] out Entry? found)
    {
        found = null;
        return epoch is { } now && _entries.TryGet(key, out found) && found!.HoldsAt(now, _watch.Changes);
    }

    /// <param name="epoch">That of before the value was read.</param>
    /// <param name="marks">All that it depends on; null where nobody knows, so that it holds for this epoch only.</param>
    public void Add(long? epoch, TKey key, TValue value, string[]? marks)
    {
        if (epoch is { } at)
            _entries.Add(key, new Entry(at, value, marks));
    }

    internal sealed class Entry(long epoch, TValue value, string[]? marks)
    {
        private long _epoch = epoch;

        public TValue Value => value;

        public string[]? Marks => marks;

        public bool HoldsAt(long now, ContentChanges changes)
        {
            var since = Volatile.Read(ref _epoch);
            if (since >= now)
                return true;
            if (marks is null || !changes.HaveSpared(since, marks))
                return false;
            Volatile.Write(ref _epoch, now); // the next one need not look
            return true;
        }
    }
}
