using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data;

/// <summary>The epochs as this process knows them: at once after its own commits, within the poll interval after others'.</summary>
public sealed class EpochWatch
{
    /// <summary>Milliseconds.</summary>
    private const long MaxAge = 1000;

    private readonly IServiceScopeFactory _scopes;
    private Epochs _current = new(0, 0);
    private long _lookedAt = long.MinValue / 2;

    internal EpochWatch(IServiceScopeFactory scopes) => _scopes = scopes;

    /// <summary>What changed with the content epoch, up to <see cref="Current"/> at least.</summary>
    public ContentChanges Changes { get; } = new();

    /// <summary>Told when one of them has moved, on the thread that saw it: what takes longer does so elsewhere.</summary>
    public event Action? Moved;

    /// <summary>Costs no query. Both are 0 until the first refresh or commit.</summary>
    public Epochs Current => Volatile.Read(ref _current);

    /// <summary>Whether <see cref="Current"/> was what is stored at some moment of the last second. False in a process that does not
    /// look regularly, and when the database is silent.</summary>
    public bool IsFresh => Environment.TickCount64 - Volatile.Read(ref _lookedAt) < MaxAge;

    /// <summary>Reads the stored epochs now.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Reads the stored epochs, on behalf of somebody who does so again and again.</summary>
    internal async Task WatchAsync(CancellationToken cancellationToken)
    {
        var began = Environment.TickCount64;
        await ReadAsync(cancellationToken);
        Volatile.Write(ref _lookedAt, began);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<EpochStore>();
        var known = Current.Content;
        var seen = await store.ReadAsync(cancellationToken);
        if (seen.Content > known)
            Take(known, seen.Content, known == 0 ? [] : await store.ReadChangesAsync(known, cancellationToken));
        Observe(seen);
    }

    /// <summary>Takes what this process has committed.</summary>
    /// <param name="marks">Of what changed with the content epoch.</param>
    internal void ObserveCommit(Epochs committed, IReadOnlyCollection<string> marks)
    {
        if (committed.Content > 0)
            Take(Current.Content, committed.Content, [(committed.Content, marks)]);
        Observe(committed);
    }

    /// <summary>Notes what changed in all epochs after one that is known, up to another.</summary>
    private void Take(long after, long last, IEnumerable<(long Epoch, IReadOnlyCollection<string> Marks)> changes)
    {
        var told = changes.ToDictionary(change => change.Epoch, change => change.Marks);
        if (told.Keys.Count(epoch => epoch > after && epoch <= last) < last - after)
            Changes.Add(last, null); // of some nobody knows
        foreach (var (epoch, marks) in told)
            Changes.Add(epoch, marks);
    }

    /// <summary>Takes what was seen; an epoch never falls, so that an answer that was long under way does no harm.</summary>
    private void Observe(Epochs seen)
    {
        while (true)
        {
            var current = Volatile.Read(ref _current);
            var next = new Epochs(Math.Max(current.Content, seen.Content), Math.Max(current.Definitions, seen.Definitions));
            if (next == current)
                return;
            if (Interlocked.CompareExchange(ref _current, next, current) == current)
            {
                Moved?.Invoke();
                return;
            }
        }
    }
}
