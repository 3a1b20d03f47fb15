using Cms.Data;
using Cms.Editorial.Accounts;
using Cms.Editorial.Setup;
using Cms.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests;

/// <summary>A site set up by the newsroom's recipe, on a database of its own.</summary>
public sealed class NewsroomSite : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    private NewsroomSite(TestDatabase database, ServiceProvider services, EditorialOptions options, TestClock clock) =>
        (_database, _services, Options, Clock) = (database, services, options, clock);

    public EditorialOptions Options { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => _services;

    public SetupReport Setup { get; private set; } = null!;

    /// <param name="configure">Changes the options, which are: the newsroom's recipe, no sample content, a known password.</param>
    /// <param name="setUp">False leaves the database migrated and empty.</param>
    public static async Task<NewsroomSite> CreateAsync(
        DatabaseProvider provider, Func<EditorialOptions, EditorialOptions>? configure = null, bool setUp = true)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var options = new EditorialOptions
        {
            RecipesPath = Path.Combine(AppContext.BaseDirectory, "recipes"),
            SampleContent = false,
            AdminPassword = "an otter crosses at noon",
        };
        options = configure?.Invoke(options) ?? options;
        var clock = new TestClock();
        var storage = new EditorialStorage(
            provider == DatabaseProvider.PostgreSql, database.Options.ConnectionString, Path.Combine(TestDirectory.Create(), "media"));
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Colours:Sea", "green")]).Build())
            .AddEditorial(options, storage)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        var site = new NewsroomSite(database, services, options, clock);
        if (setUp)
            site.Setup = (await site.RunAsync<SetUpSite, Result<SetupReport>>(s => s.RunAsync(CancellationToken.None))).Value;
        return site;
    }

    /// <summary>Runs a use case in a scope of its own.</summary>
    public async Task<T> RunAsync<TUseCase, T>(Func<TUseCase, Task<T>> run)
        where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>An account with these roles, as it is when it is signed in.</summary>
    public async Task<Actor> SignInAsync(string name, params string[] roles)
    {
        var added = (await RunAsync<AddUser, Result<AddedUser>>(u => u.RunAsync(
            new NewUser(name, null, "an otter crosses at noon", [.. roles], [new LanguagePair("ar", "en")]), Actor.System, CancellationToken.None))).Value;
        return (await RunAsync<ActorSource, Actor?>(a => a.FromAccountAsync(added.Id, null, CancellationToken.None)))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
