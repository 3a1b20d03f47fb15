using Cms.Data.Items;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests;

/// <summary>One database for the tests of a class; each test uses ids of its own.</summary>
public abstract class DatabaseFixture(DatabaseProvider provider) : IAsyncLifetime
{
    public DatabaseProvider Provider => provider;

    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.CreateAsync(provider);

    public async Task DisposeAsync() => await Database.DisposeAsync();

    /// <summary>Works in a scope and a transaction of its own, which commits in the end.</summary>
    public Task<T> CommitAsync<T>(Func<IServiceProvider, Task<T>> work) => Database.InScopeAsync(async services =>
    {
        await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(CancellationToken.None);
        var result = await work(services);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    });

    /// <summary>Writes items in a transaction of their own.</summary>
    public Task<T> WriteItemsAsync<T>(Func<ItemStore, Task<T>> work) =>
        CommitAsync(services => work(services.GetRequiredService<ItemStore>()));

    public Task<T> ReadItemsAsync<T>(Func<ItemStore, Task<T>> work) =>
        Database.InScopeAsync(services => work(services.GetRequiredService<ItemStore>()));

    /// <summary>SQL past all stores.</summary>
    internal Task<int> SqlAsync(FormattableString sql) => Database.InScopeAsync(
        services => services.GetRequiredService<Database>().ExecuteAsync(sql, CancellationToken.None));

    internal Task<List<string>> SqlTextsAsync(FormattableString sql) => Database.InScopeAsync(
        services => services.GetRequiredService<Database>().ListAsync(
            sql, row => row.IsDBNull(0) ? "" : Convert.ToString(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!, CancellationToken.None));
}

public sealed class SqliteFixture() : DatabaseFixture(DatabaseProvider.Sqlite);

public sealed class PostgreSqlFixture() : DatabaseFixture(DatabaseProvider.PostgreSql);
