using Cms.Content.Definitions;
using Cms.Data;
using Cms.Data.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Definitions;

/// <summary>The content definitions of the moment, read again only when their epoch has moved. Singleton.</summary>
public sealed class CurrentDefinitions : IDisposable
{
    private readonly EpochCache<ContentDefinitions> _cache;
    private readonly EpochWatch _epochs;
    private long _told;

    public CurrentDefinitions(EpochWatch epochs, IServiceScopeFactory scopes)
    {
        _cache = new(
            epochs,
            scopes,
            e => e.Definitions,
            (services, _, cancellationToken) => services.GetRequiredService<DefinitionStore>().LoadAsync(cancellationToken));
        _epochs = epochs;
        epochs.Moved += Tell;
    }

    /// <summary>Told when there are newer ones than were told of before; must not take long.</summary>
    public event Action? Changed;

    /// <summary>The epoch of the newest ones, as far as this process knows; costs nothing.</summary>
    public long Epoch => _epochs.Current.Definitions;

    /// <summary>Changes of a transaction are seen once it is committed.</summary>
    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) => _cache.GetAsync(cancellationToken);

    public void Dispose()
    {
        _epochs.Moved -= Tell;
        _cache.Dispose();
    }

    private void Tell()
    {
        var epoch = Epoch;
        if (Interlocked.Exchange(ref _told, epoch) != epoch)
            Changed?.Invoke();
    }
}
