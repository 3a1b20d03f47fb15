using System.Diagnostics;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Cms.Data.Tests.Transactions;

/// <summary>Two nodes on one PostgreSQL.</summary>
public sealed class EpochListenerTests : IAsyncLifetime
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task A_commit_of_one_node_is_known_to_the_other_well_within_a_second()
    {
        await using var other = await NodeAsync(poll: Never);
        await UntilAsync(() => ListenersAsync(), count => count == 1);

        for (var i = 0; i < 5; i++)
        {
            var raised = await RaiseAsync();
            var since = Stopwatch.StartNew();
            await UntilAsync(() => Task.FromResult(other.Known), known => known >= raised);
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(0.8), $"It took {since.Elapsed}.");
        }
    }

    [Fact]
    public async Task Without_its_listening_connection_a_node_still_knows_within_a_second_and_listens_again()
    {
        await using var polling = await NodeAsync(poll: TimeSpan.FromMilliseconds(250));
        await using var listening = await NodeAsync(poll: Never);
        await UntilAsync(ListenersAsync, count => count == 2);

        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{EpochListener.ApplicationName}' AND datname = current_database()");
        var raised = await RaiseAsync();
        var since = Stopwatch.StartNew();
        await UntilAsync(() => Task.FromResult(polling.Known), known => known >= raised);
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"It took {since.Elapsed}.");

        // The one that does not poll learns what it missed, and hears the next one, once it listens again.
        await UntilAsync(() => Task.FromResult(listening.Known), known => known >= raised);
        await UntilAsync(ListenersAsync, count => count == 2);
        var next = await RaiseAsync();
        await UntilAsync(() => Task.FromResult(listening.Known), known => known >= next);
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_heard()
    {
        await using var other = await NodeAsync(poll: Never);
        await UntilAsync(ListenersAsync, count => count == 1);
        var before = await RaiseAsync();
        await _database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            services.GetRequiredService<EpochStore>().RaiseContent(ItemId.New());
        });

        await UntilAsync(() => Task.FromResult(other.Known), known => known >= before);
        Assert.Equal(before, other.Known);
    }

    private async Task<long> RaiseAsync()
    {
        await _database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            services.GetRequiredService<EpochStore>().RaiseContent(ItemId.New());
            await transaction.CommitAsync(default);
        });
        return _database.Services.GetRequiredService<EpochWatch>().Current.Content;
    }

    private async Task<Node> NodeAsync(TimeSpan poll)
    {
        var services = new ServiceCollection().AddLogging().AddCmsData(_database.Options with { EpochPoll = poll }).BuildServiceProvider();
        var node = new Node(services);
        foreach (var hosted in services.GetServices<IHostedService>())
            await hosted.StartAsync(default);
        return node;
    }

    private async Task<long> ListenersAsync() => (long)(await ExecuteAsync(
        $"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{EpochListener.ApplicationName}' AND datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'"))!;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.Options.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task UntilAsync<T>(Func<Task<T>> see, Predicate<T> isThere)
    {
        for (var since = Stopwatch.StartNew(); !isThere(await see()); await Task.Delay(5))
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), $"Still {await see()}.");
    }

    private sealed class Node(ServiceProvider services) : IAsyncDisposable
    {
        public long Known => services.GetRequiredService<EpochWatch>().Current.Content;

        public async ValueTask DisposeAsync()
        {
            foreach (var hosted in services.GetServices<IHostedService>())
                await hosted.StopAsync(default);
            await services.DisposeAsync();
        }
    }
}
