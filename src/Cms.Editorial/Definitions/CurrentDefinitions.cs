using Cms.Content.Definitions;
using Cms.Data;
using Cms.Data.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Definitions;

/// <summary>The content definitions of the moment, read again only when their epoch has moved. Singleton.</summary>
public sealed class CurrentDefinitions : IDisposable
{
    private readonly EpochCache<ContentDefinitions> _cache;

    public CurrentDefinitions(EpochWatch epochs, IServiceScopeFactory scopes) => _cache = new(
        epochs,
        scopes,
        e => e.Definitions,
        (services, _, cancellationToken) => services.GetRequiredService<DefinitionStore>().LoadAsync(cancellationToken));

    /// <summary>Changes of a transaction are seen once it is committed.</summary>
    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) => _cache.GetAsync(cancellationToken);

    public void Dispose() => _cache.Dispose();
}
