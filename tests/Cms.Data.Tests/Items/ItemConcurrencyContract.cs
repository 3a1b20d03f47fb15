using System.Collections.Concurrent;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Testing;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

/// <summary>Attempts to break invariants 1 and 3 from many tasks at once.</summary>
public abstract class ItemConcurrencyContract(DatabaseFixture fixture)
{
    private const int Tasks = 20;

    [Fact]
    public async Task Of_twenty_saves_on_the_same_base_exactly_one_wins()
    {
        for (var round = 0; round < TestLength.Of(3, 50); round++)
        {
            var first = await SavedAsync(SaveAsync(Article("base"), 0));
            var results = await AtOnceAsync(i => SaveAsync(Article($"save {i}", first.ContentItemId, published: i % 2 == 0), 1));

            var winner = Assert.Single(results.OfType<SaveResult.Saved>()).Version;
            Assert.All(results.OfType<SaveResult.Conflict>(), conflict => Assert.Equal(winner, conflict.Latest));
            Assert.Equal(Tasks - 1, results.OfType<SaveResult.Conflict>().Count());
            await AssertFlagsAsync(first.ContentItemId, versions: 2);
        }
    }

    [Fact]
    public async Task Of_twenty_first_saves_of_a_new_item_exactly_one_wins()
    {
        var id = ItemId.New();
        var results = await AtOnceAsync(i => SaveAsync(Article($"first {i}", id), 0));

        Assert.Single(results.OfType<SaveResult.Saved>());
        Assert.Equal(Tasks - 1, results.OfType<SaveResult.Conflict>().Count());
        await AssertFlagsAsync(id, versions: 1);
    }

    [Fact]
    public async Task Twenty_tasks_that_save_and_publish_one_item_leave_one_latest_one_published_and_no_gap()
    {
        var id = ItemId.New();
        await SavedAsync(SaveAsync(Article("start"), 0 /* another item, so that the table is not empty */));
        await SavedAsync(SaveAsync(Article("one", id), 0));
        var acknowledged = new ConcurrentBag<int>();
        await AtOnceAsync(async task =>
        {
            for (var step = 0; step < TestLength.Of(5, 100); step++)
            {
                var seen = (await fixture.ReadItemsAsync(items => items.FindLatestAsync(id, default)))!.Number;
                var result = (task + step) % 3 == 0
                    ? await fixture.WriteItemsAsync(items => items.PublishAsync(id, seen, Noon.AddTicks(step), default))
                    : await SaveAsync(Article($"{task}.{step}", id, published: (task + step) % 3 == 1), seen);
                if (result is SaveResult.Saved saved && (task + step) % 3 != 0)
                    acknowledged.Add(saved.Version.Number);
            }

            return 0;
        });

        await AssertFlagsAsync(id, versions: acknowledged.Count + 1);
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
    }

    [Fact]
    public async Task Of_twenty_items_that_publish_under_one_path_exactly_one_gets_it()
    {
        var path = $"race/{Guid.NewGuid():n}";
        var results = await AtOnceAsync(i => fixture.WriteItemsAsync(
            items => items.SaveAsync(Article($"item {i}", published: true), 0, Index(path, "en"), default)));

        var winner = Assert.Single(results.OfType<SaveResult.Saved>()).Version.ContentItemId;
        Assert.All(results.OfType<SaveResult.Taken>(), taken => Assert.Equal(new SaveResult.Taken("path-taken", winner), taken));
        Assert.Equal(Tasks - 1, results.OfType<SaveResult.Taken>().Count());
    }

    [Fact]
    public async Task The_chain_of_hashes_has_no_break_after_a_race_of_publishes()
    {
        var id = ItemId.New();
        await SavedAsync(SaveAsync(Article("one", id, published: true), 0));
        await AtOnceAsync(async task =>
        {
            var seen = (await fixture.ReadItemsAsync(items => items.FindLatestAsync(id, default)))!.Number;
            return await SaveAsync(Article($"{task}", id, published: true), seen);
        });

        var versions = (await fixture.ReadItemsAsync(items => items.ListVersionsAsync(id, default))).Reverse().ToList();
        Assert.Null(versions[0].PreviousHash);
        for (var i = 1; i < versions.Count; i++)
            Assert.Equal(versions[i - 1].Hash, versions[i].PreviousHash);
    }

    private Task<SaveResult> SaveAsync(ContentItem item, int seen) =>
        fixture.WriteItemsAsync(items => items.SaveAsync(item, seen, Index(text: item.DisplayText!), default));

    private static async Task<T[]> AtOnceAsync<T>(Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable.Range(0, Tasks).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await work(i);
        })).ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }

    private async Task AssertFlagsAsync(ItemId id, int versions)
    {
        var all = await fixture.ReadItemsAsync(items => items.ListVersionsAsync(id, default));
        Assert.Equal(Enumerable.Range(1, versions).Reverse(), all.Select(version => version.Number));
        Assert.Equal(versions, Assert.Single(all, version => version.Item.Latest).Number);
        Assert.True(all.Count(version => version.Item.Published) <= 1);

        var indexed = await fixture.SqlTextsAsync($"""SELECT "VersionId" FROM "ItemTexts" WHERE "ItemId" = {id}""");
        Assert.Equal(
            all.Where(version => version.Item.Latest || version.Item.Published).Select(version => version.VersionId.Value).Order(StringComparer.Ordinal),
            indexed.Order(StringComparer.Ordinal));
    }
}

public sealed class SqliteItemConcurrencyTests(SqliteFixture fixture) : ItemConcurrencyContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemConcurrencyTests(PostgreSqlFixture fixture) : ItemConcurrencyContract(fixture), IClassFixture<PostgreSqlFixture>;
