using Cms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial;

/// <summary>Keeps one value read from the stores until an epoch moves. Belongs in a singleton.</summary>
/// <param name="load">Reads the value in a scope of its own; gets the value that was kept before, if any.</param>
internal sealed class EpochCache<T>(
    EpochWatch epochs,
    IServiceScopeFactory scopes,
    Func<Epochs, long> epochOf,
    Func<IServiceProvider, T?, CancellationToken, Task<T>> load) : IDisposable
    where T : class
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Entry? _entry;

    public ValueTask<T> GetAsync(CancellationToken cancellationToken) =>
        _entry is { } entry && entry.Epoch == epochOf(epochs.Current)
            ? ValueTask.FromResult(entry.Value)
            : LoadAsync(cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async ValueTask<T> LoadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
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
