using Cms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial;

/// <summary>Keeps one value read from the stores until an epoch moves. Where nobody watches the epochs, or the database was silent,
/// they are asked for before the value is trusted, so that it is old for a second at most. Belongs in a singleton.</summary>
/// <param name="load">Reads the value in a scope of its own; gets the value that was kept before, if any.</param>
internal sealed class EpochCache<T>(
    EpochWatch epochs,
    IServiceScopeFactory scopes,
    Func<Epochs, long> epochOf,
    Func<IServiceProvider, T?, CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    /// <summary>Milliseconds.</summary>
    private const long MaxAge = 1000;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Entry? _entry;
    private long _askedAt = long.MinValue / 2;

    private bool IsFresh => epochs.IsFresh || Environment.TickCount64 - Volatile.Read(ref _askedAt) < MaxAge;

    public ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        _entry is { } entry && entry.Epoch == epochOf(epochs.Current) && IsFresh
            ? ValueTask.FromResult(entry.Value)
            : LoadAsync(cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async ValueTask<T> LoadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsFresh)
            {
                var asked = Environment.TickCount64;
                await epochs.RefreshAsync(cancellationToken);
                Volatile.Write(ref _askedAt, asked);
            }

            // Read before loading: a change in between makes the next caller load again.
            var epoch = epochOf(epochs.Current);
            if (_entry is { } entry && entry.Epoch == epoch)
                return entry.Value;

            await using var scope = scopes.CreateAsyncScope();
            var value = await load(scope.ServiceProvider, _entry?.Value, cancellationToken);
            _entry = new Entry(epoch, value);
            return value;
        }
        finally
        {
            _gate.Release();
        }
    }

    private sealed record Entry(long Epoch, T Value);
}
