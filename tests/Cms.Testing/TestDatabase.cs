using System.Data.Common;
using Cms.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cms.Testing;

/// <summary>A database of one test or fixture.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(CreateSqliteTemplateAsync);

    private readonly ServiceProvider _services;

    private TestDatabase(DatabaseOptions options, Action<IServiceCollection>? configure)
    {
        Options = options;
        var services = new ServiceCollection().AddLogging();
        configure?.Invoke(services);
        _services = services.AddCmsData(options).BuildServiceProvider();
    }

    public DatabaseOptions Options { get; }

    /// <summary>The services of Cms.Data on this database; take a scope for each use case.</summary>
    public IServiceProvider Services => _services;

    /// <summary>A migrated, otherwise empty database: a file in a temporary directory, or one on the private server.</summary>
    /// <param name="configure">Adds services before those of Cms.Data, for example another <see cref="TimeProvider"/>.</param>
    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null)
    {
        if (provider == DatabaseProvider.PostgreSql)
            return new TestDatabase(new DatabaseOptions(provider, await (await PostgresCluster.GetAsync()).CreateDatabaseAsync(migrated: true)), configure);

        var file = Path.Combine(TestDirectory.Create(), "cms.db");
        File.Copy(await SqliteTemplate.Value, file);
        return new TestDatabase(Sqlite(file), configure);
    }

    /// <summary>One without any table; the file or database does not even exist.</summary>
    public static async Task<TestDatabase> CreateMissingAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null) =>
        new(
            provider == DatabaseProvider.Sqlite
                ? Sqlite(Path.Combine(TestDirectory.Create(), "data", "cms.db"))
                : new DatabaseOptions(provider, (await PostgresCluster.GetAsync()).ConnectionString("t" + Guid.NewGuid().ToString("n"))),
            configure);

    /// <summary>Services of their own on the same database, as another process would have them.</summary>
    public ServiceProvider Other(Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddLogging();
        configure?.Invoke(services);
        return services.AddCmsData(Options).BuildServiceProvider();
    }

    /// <summary>Runs a piece of work in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <inheritdoc cref="InScopeAsync{T}"/>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>A connection past the product, for what only a test looks at or writes.</summary>
    public static async Task<DbConnection> OpenAsync(DatabaseOptions options)
    {
        DbConnection connection = options.Provider == DatabaseProvider.PostgreSql
            ? new NpgsqlConnection(options.ConnectionString)
            : new SqliteConnection(options.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Options.Provider == DatabaseProvider.PostgreSql)
            await (await PostgresCluster.GetAsync()).DropDatabaseAsync(Options.ConnectionString);
    }

    private static DatabaseOptions Sqlite(string file) => new(DatabaseProvider.Sqlite, $"Data Source={file}");

    private static async Task<string> CreateSqliteTemplateAsync()
    {
        var file = Path.Combine(TestDirectory.Create(), "template.db");
        await using var services = new ServiceCollection().AddLogging()
            .AddCmsData(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=false")).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return file;
    }
}
