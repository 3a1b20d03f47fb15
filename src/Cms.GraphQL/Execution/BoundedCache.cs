using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Cms.GraphQL.Execution;

/// <summary>
/// Remembers what was used lately: two generations, of which the older is dropped whole when the younger is full. What is
/// looked up moves to the younger one, so what is used at least once in a generation stays.
/// </summary>
internal sealed class BoundedCache<TKey, TValue>(int capacity, Func<TKey, long> weigh, long maxWeight)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private long _weight;

    public int Count => _young.Count + _old.Count;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value))
            return true;
        if (!_old.TryRemove(key, out value))
            return false;
        Add(key, value);
        return true;
    }

    public void Add(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (!_young.TryAdd(key, value))
                return;
            _weight += weigh(key);
            if (_young.Count * 2 > capacity || _weight * 2 > maxWeight)
            {
                _old = _young;
                _young = new ConcurrentDictionary<TKey, TValue>();
                _weight = 0;
            }
        }
    }
}
