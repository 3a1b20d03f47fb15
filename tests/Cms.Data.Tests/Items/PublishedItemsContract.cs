using System.Diagnostics;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit.Abstractions;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

/// <summary>What readers get from memory is what the database says.</summary>
public abstract class PublishedItemsContract(DatabaseFixture fixture, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Terms = ["term-one", "term-two", "term-three"];

    private ServiceProvider _node = null!;

    public async Task InitializeAsync()
    {
        _node = fixture.Database.Other();
        foreach (var hosted in _node.GetServices<IHostedService>())
            await hosted.StartAsync(default);
        for (var since = Stopwatch.StartNew(); !_node.GetRequiredService<EpochWatch>().IsFresh; await Task.Delay(10))
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30));
    }

    public async Task DisposeAsync()
    {
        foreach (var hosted in _node.GetServices<IHostedService>())
            await hosted.StopAsync(default);
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task After_every_change_lists_counts_and_loads_are_those_of_a_scan()
    {
        var random = Seeds.Create(output.WriteLine);
        var ids = Enumerable.Range(0, 12).Select(_ => ItemId.New()).ToArray();
        for (var step = 0; step < TestLength.Of(40, 2000); step++)
        {
            await ChangeAsync(random, ids[random.Next(ids.Length)]);
            foreach (var term in Terms)
            {
                var query = new ItemQuery
                {
                    ContentTypes = ["Article"],
                    Where = new ItemFilter.HasTerm("Article", "Keywords", [term]),
                    OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.PublishedUtc), Descending: true)],
                };
                var scanned = await ReadAsync<ItemStore, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(query, default));
                var given = await ReadAsync<PublishedItems, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(query, default));
                Assert.Equal(scanned.Select(Public), given.Select(Public));
                Assert.Equal(scanned.Count, await ReadAsync<PublishedItems, int>(items => items.CountAsync(query, default)));
            }

            var loaded = await ReadAsync<PublishedItems, IReadOnlyDictionary<ItemId, ItemVersion>>(items => items.FindManyAsync(ids, default));
            var stored = await ReadAsync<ItemStore, IReadOnlyDictionary<ItemId, ItemVersion>>(
                items => items.FindManyAsync(ids, VersionStatus.Published, default));
            Assert.Equal(
                stored.Values.Select(Public).OrderBy(version => version.ContentItemId.Value),
                loaded.Values.Select(Public).OrderBy(version => version.ContentItemId.Value));
        }
    }

    [Fact]
    public async Task Nothing_is_asked_twice_until_the_content_changes()
    {
        var item = await SaveAsync("before");
        Assert.Equal("before", await NameAsync(item));

        // Past all stores, so that nobody raises the epoch.
        await fixture.SqlAsync($"""UPDATE "ItemVersions" SET "DisplayText" = {"behind"} WHERE "ItemId" = {item}""");
        Assert.Equal("before", await NameAsync(item));

        await SaveAsync("another");
        Assert.Equal("behind", await NameAsync(item));
    }

    [Fact]
    public async Task A_query_that_asks_for_drafts_by_the_way_is_always_asked()
    {
        var target = ItemId.New();
        var query = new ItemQuery
        {
            Where = new ItemFilter.RefersTo(
                "Article", "ReadAlso", new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.DisplayText), Comparison.Equal, "draft"), VersionStatus.Latest),
        };
        await SaveAsync("refers", references: target);
        Assert.Equal(0, await ReadAsync<PublishedItems, int>(items => items.CountAsync(query, default)));

        await WriteAsync(items => items.SaveAsync(Article("draft", target), 0, Index(), default));

        Assert.Equal(1, await ReadAsync<PublishedItems, int>(items => items.CountAsync(query, default)));
        Assert.Single(await ReadAsync<PublishedItems, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(query, default)));
    }

    [Fact]
    public async Task A_transaction_sees_its_own_changes_and_tells_nobody()
    {
        var item = await SaveAsync("public");
        Assert.Equal("public", await NameAsync(item));
        await using (var scope = _node.CreateAsyncScope())
        {
            await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(default);
            await SavedAsync(scope.ServiceProvider.GetRequiredService<ItemStore>().SaveAsync(
                Article("secret", item, published: true), 1, Index(), default));
            var seen = await scope.ServiceProvider.GetRequiredService<PublishedItems>().FindManyAsync([item], default);
            Assert.Equal("secret", seen[item].Item.DisplayText);
        }

        Assert.Equal("public", await NameAsync(item));
    }

    /// <summary>Whether there is a draft beside it is not public, and not remembered.</summary>
    private static ItemVersion Public(ItemVersion version) => version with { Item = version.Item with { Latest = false } };

    private async Task ChangeAsync(Random random, ItemId id)
    {
        var latest = await ReadAsync<ItemStore, ItemVersion?>(items => items.FindLatestAsync(id, default));
        var versions = await ReadAsync<ItemStore, IReadOnlyList<ItemVersion>>(items => items.ListVersionsAsync(id, default));
        var seen = versions.Count == 0 ? 0 : versions[0].Number;
        var index = Index() with
        {
            Terms = [.. Terms.Where(_ => random.Next(2) == 0).Select((term, i) => new TermEntry("Article", "Keywords", term, i))],
        };
        switch (latest is null ? 0 : random.Next(5))
        {
            case 0 or 1:
                await WriteAsync(items => items.SaveAsync(Article($"v{seen}", id, published: random.Next(2) == 0), seen, index, default));
                break;
            case 2:
                await WriteAsync(items => items.PublishAsync(id, seen, Noon.AddMinutes(random.Next(1000)), default));
                break;
            case 3:
                await WriteAsync(items => items.UnpublishAsync(id, seen, default));
                break;
            default:
                if (random.Next(2) == 0)
                    await WriteAsync(items => items.DeleteAsync(id, seen, default));
                else
                    await WriteAsync(items => items.ImportAsync([new ImportedItem(Article($"imported {seen}", id, published: true), index)], default));
                break;
        }
    }

    private async Task<ItemId> SaveAsync(string name, ItemId? references = null)
    {
        var item = Article(name, published: true);
        var index = Index() with { References = references is { } target ? [new ReferenceEntry("Article", "ReadAlso", target.Value, 0)] : [] };
        await WriteAsync(items => items.SaveAsync(item, 0, index, default));
        return item.ContentItemId;
    }

    private async Task<string?> NameAsync(ItemId id) =>
        (await ReadAsync<PublishedItems, IReadOnlyDictionary<ItemId, ItemVersion>>(items => items.FindManyAsync([id], default)))[id].Item.DisplayText;

    private async Task<T> ReadAsync<TStore, T>(Func<TStore, Task<T>> read)
        where TStore : notnull
    {
        await using var scope = _node.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<TStore>());
    }

    private async Task WriteAsync<T>(Func<ItemStore, Task<T>> write)
    {
        await using var scope = _node.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(default);
        await write(scope.ServiceProvider.GetRequiredService<ItemStore>());
        await transaction.CommitAsync(default);
    }
}

public sealed class SqlitePublishedItemsTests(SqliteFixture fixture, ITestOutputHelper output)
    : PublishedItemsContract(fixture, output), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlPublishedItemsTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : PublishedItemsContract(fixture, output), IClassFixture<PostgreSqlFixture>;
