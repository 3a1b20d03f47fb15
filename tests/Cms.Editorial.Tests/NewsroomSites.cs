using Cms.Data;

namespace Cms.Editorial.Tests;

/// <summary>One newsroom for each database, shared by the tests of a class.</summary>
public sealed class NewsroomSites : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, NewsroomSite> _sites = [];

    public static TheoryData<DatabaseProvider> Providers => new(DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql);

    public NewsroomSite this[DatabaseProvider provider] => _sites[provider];

    public async Task InitializeAsync()
    {
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
            _sites[provider] = await NewsroomSite.CreateAsync(provider);
    }

    public async Task DisposeAsync()
    {
        foreach (var site in _sites.Values)
            await site.DisposeAsync();
    }
}
