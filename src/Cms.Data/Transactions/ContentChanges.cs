using System.Collections.Concurrent;

namespace Cms.Data;

/// <summary>What changed in which content epoch, as far as this process has heard. A <em>mark</em> names something that content has: an
/// item's id, a path, a term in a field (<see cref="Items.ContentMarks"/>). What was read in one epoch still holds as long as none of the
/// marks it depends on has changed since.</summary>
public sealed class ContentChanges
{
    /// <summary>Stands in place of marks where nobody knows what changed.</summary>
    internal const string Anything = "*";

    private const int MaxMarks = 50_000;

    private readonly ConcurrentDictionary<string, long> _changedIn = new(StringComparer.Ordinal);
    private long _anythingIn;

    /// <summary>Whether what was read still holds.</summary>
    /// <param name="since">The content epoch from before it was read.</param>
    /// <param name="marks">All that it depends on.</param>
    public bool HaveSpared(long since, ReadOnlySpan<string> marks)
    {
        foreach (var mark in marks)
        {
            if (_changedIn.TryGetValue(mark, out var epoch) && epoch > since)
                return false;
        }

        return Volatile.Read(ref _anythingIn) <= since; // last: marks are cleared only after it was raised
    }

    /// <summary>Takes what changed in an epoch; before anybody is told of the epoch.</summary>
    /// <param name="marks">Null where nobody knows.</param>
    internal void Add(long epoch, IEnumerable<string>? marks)
    {
        if (marks is null)
        {
            Forget(epoch);
            return;
        }

        foreach (var mark in marks)
        {
            if (mark == Anything)
                Forget(epoch);
            else
                _changedIn.AddOrUpdate(mark, epoch, (_, before) => Math.Max(before, epoch));
        }

        if (_changedIn.Count > MaxMarks)
        {
            Forget(epoch);
            _changedIn.Clear();
        }
    }

    /// <summary>Nothing that was read before this epoch is taken to hold.</summary>
    private void Forget(long epoch)
    {
        for (var before = Volatile.Read(ref _anythingIn); before < epoch;)
        {
            var seen = Interlocked.CompareExchange(ref _anythingIn, epoch, before);
            if (seen == before)
                return;
            before = seen;
        }
    }
}
