using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data;

/// <summary>The epochs as this process knows them: at once after its own commits, within the poll interval after others'.</summary>
public sealed class EpochWatch
{
    private readonly IServiceScopeFactory _scopes;
    private Epochs _current = new(0, 0);

    internal EpochWatch(IServiceScopeFactory scopes) => _scopes = scopes;

    /// <summary>Told when one of them has moved, on the thread that saw it: what takes longer does so elsewhere.</summary>
    public event Action? Moved;

    /// <summary>Costs no query. Both are 0 until the first refresh or commit.</summary>
    public Epochs Current => Volatile.Read(ref _current);

    /// <summary>Reads the stored epochs now.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
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
