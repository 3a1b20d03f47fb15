using System.Globalization;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Setup;

public abstract class DatabaseMigratorContract(DatabaseProvider provider)
{
    [Fact]
    public async Task A_missing_database_is_made_and_a_second_run_changes_nothing()
    {
        await using var database = await TestDatabase.CreateMissingAsync(provider);
        Assert.True(await database.InScopeAsync(services => Migrator(services).IsEmptyAsync(default)));

        await database.InScopeAsync(services => Migrator(services).MigrateAsync(default));
        await database.InScopeAsync(services => Migrator(services).MigrateAsync(default));

        Assert.False(await database.InScopeAsync(services => Migrator(services).IsEmptyAsync(default)));
        Assert.Equal(new Epochs(1, 1), await database.InScopeAsync(services => services.GetRequiredService<EpochStore>().ReadAsync(default)));
    }

    [Fact]
    public async Task Of_several_processes_that_migrate_at_once_each_finds_the_schema()
    {
        await using var database = await TestDatabase.CreateMissingAsync(provider);
        await using var second = database.Other();
        await using var third = database.Other();

        await Task.WhenAll(new[] { database.Services, second, third }.Select(process => Task.Run(async () =>
        {
            await using var scope = process.CreateAsyncScope();
            await Migrator(scope.ServiceProvider).MigrateAsync(default);
            await scope.ServiceProvider.GetRequiredService<EpochStore>().ReadAsync(default);
        })));
    }

    [Fact]
    public async Task The_set_up_lock_lets_one_in_and_the_next_when_that_one_is_gone()
    {
        await using var database = await TestDatabase.CreateMissingAsync(provider);
        await using var other = database.Other();
        var held = await database.Services.GetRequiredService<SetupLock>().AcquireAsync(default);

        var waiting = Task.Run(() => other.GetRequiredService<SetupLock>().AcquireAsync(default));
        await database.InScopeAsync(services => Migrator(services).MigrateAsync(default));
        await Task.Delay(200);
        Assert.False(waiting.IsCompleted);

        await held.DisposeAsync();
        await using var next = await waiting.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Waiting_for_the_set_up_lock_can_be_cancelled_and_tried_again()
    {
        await using var database = await TestDatabase.CreateMissingAsync(provider);
        await using var other = database.Other();
        var held = await database.Services.GetRequiredService<SetupLock>().AcquireAsync(default);

        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => other.GetRequiredService<SetupLock>().AcquireAsync(cancellation.Token)));
        await held.DisposeAsync();
        await using var next = await Task.Run(() => other.GetRequiredService<SetupLock>().AcquireAsync(default)).WaitAsync(TimeSpan.FromSeconds(20));
    }

    protected static DatabaseMigrator Migrator(IServiceProvider services) => services.GetRequiredService<DatabaseMigrator>();
}

public sealed class SqliteDatabaseMigratorTests() : DatabaseMigratorContract(DatabaseProvider.Sqlite)
{
    [Fact]
    public async Task A_lock_row_that_a_killed_process_left_does_not_block_the_next_start()
    {
        await using var database = await TestDatabase.CreateMissingAsync(DatabaseProvider.Sqlite);
        await database.InScopeAsync(services => Migrator(services).MigrateAsync(default));
        await database.InScopeAsync(services => services.GetRequiredService<Database>().ExecuteAsync(
            $"""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-01-01 00:00:00')""", default));

        await database.InScopeAsync(services => Migrator(services).MigrateAsync(default)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_commit_is_on_disk_when_it_returns()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var settings = await database.InScopeAsync(async services =>
        {
            var sql = services.GetRequiredService<Database>();
            return new string?[]
            {
                await sql.FirstAsync($"PRAGMA journal_mode", row => row.GetString(0), default),
                await sql.FirstAsync($"PRAGMA synchronous", row => row.GetInt64(0).ToString(CultureInfo.InvariantCulture), default),
                await sql.FirstAsync($"PRAGMA foreign_keys", row => row.GetInt64(0).ToString(CultureInfo.InvariantCulture), default),
            };
        });

        Assert.Equal("wal 2 1", string.Join(' ', settings));
    }
}

public sealed class PostgreSqlDatabaseMigratorTests() : DatabaseMigratorContract(DatabaseProvider.PostgreSql)
{
    [Fact]
    public async Task A_server_that_would_lose_acknowledged_changes_is_refused_with_the_setting_by_name()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        var lossy = new DatabaseOptions(DatabaseProvider.PostgreSql, database.Options.ConnectionString + ";Options=-c synchronous_commit=off");
        await using var services = new ServiceCollection().AddLogging().AddCmsData(lossy).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Migrator(scope.ServiceProvider).MigrateAsync(default));

        Assert.Contains("synchronous_commit is off", refused.Message, StringComparison.Ordinal);
    }
}
