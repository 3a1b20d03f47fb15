using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Settings;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Transactions;

public abstract class UnitOfWorkContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task An_inner_transaction_joins_the_outer_one()
    {
        var name = Guid.NewGuid().ToString("n");
        await fixture.Database.InScopeAsync(async services =>
        {
            var work = services.GetRequiredService<UnitOfWork>();
            await using (await work.BeginAsync(default))
            {
                await using var inner = await work.BeginAsync(default);
                await services.GetRequiredService<SettingStore>().SetAsync(name, [], default);
                await inner.CommitAsync(default);
            }
        });

        Assert.Null(await SettingAsync(name));
    }

    [Fact]
    public async Task An_inner_transaction_without_commit_makes_the_outer_one_fail_and_the_next_one_is_free_of_it()
    {
        var name = Guid.NewGuid().ToString("n");
        await fixture.Database.InScopeAsync(async services =>
        {
            var work = services.GetRequiredService<UnitOfWork>();
            var settings = services.GetRequiredService<SettingStore>();
            await using (var outer = await work.BeginAsync(default))
            {
                await settings.SetAsync(name, [], default);
                await using (await work.BeginAsync(default))
                {
                }

                await Assert.ThrowsAsync<InvalidOperationException>(() => outer.CommitAsync(default));
            }

            await using var next = await work.BeginAsync(default);
            await settings.SetAsync(name + "next", [], default);
            await next.CommitAsync(default);
        });

        Assert.Null(await SettingAsync(name));
        Assert.NotNull(await SettingAsync(name + "next"));
    }

    [Fact]
    public async Task An_exception_rolls_back_and_frees_the_database_for_the_next()
    {
        var name = Guid.NewGuid().ToString("n");
        await Assert.ThrowsAsync<NotSupportedException>(() => fixture.CommitAsync<int>(async services =>
        {
            await services.GetRequiredService<SettingStore>().SetAsync(name, [], default);
            throw new NotSupportedException();
        }));

        Assert.Null(await SettingAsync(name));
        await fixture.CommitAsync(async services =>
        {
            await services.GetRequiredService<SettingStore>().SetAsync(name, new JsonObject { ["A"] = "é" }, default);
            return 0;
        });
        Assert.Equal("""{"A":"é"}""", (await SettingAsync(name))!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task A_writer_that_is_in_the_way_too_long_gives_a_busy_answer_not_a_provider_error()
    {
        var id = ItemId.New();
        var impatient = fixture.Database.Options with { BusyTimeout = TimeSpan.FromMilliseconds(300) };
        await using var other = new ServiceCollection().AddLogging().AddCmsData(impatient).BuildServiceProvider();
        await fixture.CommitAsync(async services =>
        {
            await services.GetRequiredService<ItemStore>().SaveAsync(Article("slow", id), 0, Index(), default);
            await Task.Run(async () =>
            {
                await using var scope = other.CreateAsyncScope();
                await Assert.ThrowsAsync<DatabaseBusyException>(async () =>
                {
                    await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(default);
                    await scope.ServiceProvider.GetRequiredService<ItemStore>().SaveAsync(Article("late", id), 0, Index(), default);
                });
            });
            return 0;
        });

        Assert.Equal("slow", (await fixture.ReadItemsAsync(items => items.FindLatestAsync(id, default)))!.Item.DisplayText);
    }

    [Fact]
    public async Task An_epoch_rises_once_for_a_transaction_and_not_without_commit()
    {
        var before = await fixture.Database.InScopeAsync(services => services.GetRequiredService<EpochStore>().ReadAsync(default));
        await fixture.Database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            services.GetRequiredService<EpochStore>().RaiseContent(ItemId.New());
        });
        await fixture.CommitAsync(async services =>
        {
            var epochs = services.GetRequiredService<EpochStore>();
            epochs.RaiseContent(ItemId.New());
            epochs.RaiseContent(ItemId.New());
            return 0;
        });

        var after = await fixture.Database.InScopeAsync(services => services.GetRequiredService<EpochStore>().ReadAsync(default));
        Assert.Equal(before with { Content = before.Content + 1 }, after);
        Assert.Equal(after.Content, fixture.Database.Services.GetRequiredService<EpochWatch>().Current.Content);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.Database.InScopeAsync(services =>
            {
                services.GetRequiredService<EpochStore>().RaiseContent(ItemId.New());
                return Task.CompletedTask;
            }));
    }

    [Fact]
    public async Task Another_process_sees_a_new_epoch_within_a_second()
    {
        await using var other = fixture.Database.Other();
        var watchers = other.GetServices<IHostedService>().ToArray();
        foreach (var watcher in watchers)
            await watcher.StartAsync(default);
        await fixture.CommitAsync(async services =>
        {
            await services.GetRequiredService<EpochStore>().RaiseDefinitionsAsync(default);
            return 0;
        });
        var wanted = fixture.Database.Services.GetRequiredService<EpochWatch>().Current.Definitions;

        var deadline = DateTime.UtcNow.AddSeconds(TestLength.Of(5, 5));
        while (other.GetRequiredService<EpochWatch>().Current.Definitions < wanted && DateTime.UtcNow < deadline)
            await Task.Delay(20);

        Assert.Equal(wanted, other.GetRequiredService<EpochWatch>().Current.Definitions);
        foreach (var watcher in watchers)
            await watcher.StopAsync(default);
    }

    private Task<JsonObject?> SettingAsync(string name) =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<SettingStore>().GetAsync(name, default));
}

public sealed class SqliteUnitOfWorkTests(SqliteFixture fixture) : UnitOfWorkContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlUnitOfWorkTests(PostgreSqlFixture fixture) : UnitOfWorkContract(fixture), IClassFixture<PostgreSqlFixture>;
