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
        Observe(await scope.ServiceProvider.GetRequiredService<EpochStore>().ReadAsync(cancellationToken));
    }

    /// <summary>Takes what was seen; an epoch never falls, so that an answer that was long under way does no harm.</summary>
    internal void Observe(Epochs seen)
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
