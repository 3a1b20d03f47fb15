using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.StoredQueries;
using Cms.Data;
using Cms.Data.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Queries;

/// <summary>The stored queries of the moment, by name without case; read again when the epoch of definitions has moved. Singleton.</summary>
public sealed class CurrentQueries : IDisposable
{
    internal const string SettingName = "Queries";

    private readonly EpochCache<ImmutableSortedDictionary<string, QueryEntry>> _cache;

    public CurrentQueries(EpochWatch epochs, IServiceScopeFactory scopes) => _cache = new(
        epochs,
        scopes,
        e => e.Definitions,
        async (services, _, cancellationToken) => (await LoadAsync(services.GetRequiredService<SettingStore>(), cancellationToken))
            .ToImmutableSortedDictionary(query => query.Name, QueryEntry.Of, StringComparer.OrdinalIgnoreCase));

    public ValueTask<ImmutableSortedDictionary<string, QueryEntry>> GetAsync(CancellationToken cancellationToken) => _cache.GetAsync(cancellationToken);

    public void Dispose() => _cache.Dispose();

    internal static async Task<IReadOnlyList<StoredQuery>> LoadAsync(SettingStore settings, CancellationToken cancellationToken) =>
        [
            .. ((await settings.GetAsync(SettingName, cancellationToken))?["Queries"] as JsonArray ?? [])
                .OfType<JsonObject>().Select(json => StoredQuery.Read(json, out _)).OfType<StoredQuery>(),
        ];
}
