using System.Diagnostics;
using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Data.Transactions;
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

    private static readonly string[] Paths = ["a/path", "another/path"];

    private static readonly string[] Sets = ["set-one", "set-two"];

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
    public async Task After_every_change_of_any_node_lists_counts_and_loads_are_those_of_a_scan()
    {
        var random = Seeds.Create(output.WriteLine);
        var ids = Enumerable.Range(0, 12).Select(_ => ItemId.New()).ToArray();
        await using var other = fixture.Database.Other();
        for (var step = 0; step < TestLength.Of(60, 2000); step++)
        {
            var isOwn = random.Next(2) == 0;
            await ChangeAsync(isOwn ? _node : other, random, ids[random.Next(ids.Length)], ids);
            if (!isOwn)
                await _node.GetRequiredService<EpochWatch>().RefreshAsync(default);
            foreach (var query in Queries(ids))
            {
                var scanned = await ReadAsync<ItemStore, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(query, default));
                var given = await ReadAsync<PublishedItems, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(query, default));
                Assert.Equal(scanned.Select(Public), given.Select(Public));
                Assert.Equal(
                    await ReadAsync<ItemStore, int>(items => items.CountAsync(query, default)),
                    await ReadAsync<PublishedItems, int>(items => items.CountAsync(query, default)));
            }

            var loaded = await ReadAsync<PublishedItems, PublishedFinds>(items => items.LoadAsync(
                new PublishedNeeds { Items = [.. ids.Select(id => (id, false))], Sets = [.. Sets.Select(set => (set, false))] }, default));
            var stored = await ReadAsync<ItemStore, IReadOnlyDictionary<ItemId, ItemVersion>>(
                items => items.FindManyAsync(ids, VersionStatus.Published, default));
            Assert.Equal(
                stored.Values.Select(Public).OrderBy(version => version.ContentItemId.Value),
                loaded.Items.Values.Select(Public).OrderBy(version => version.ContentItemId.Value));
            foreach (var set in Sets)
            {
                var siblings = await ReadAsync<ItemStore, IReadOnlyList<ItemVersion>>(items => items.QueryAsync(InSet(set), default));
                Assert.Equal(siblings.Select(Public), loaded.Sets[(set, false)].Select(Public));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_asked_twice_until_it_changes()
    {
        var item = await SaveAsync("before");
        Assert.Equal("before", await NameAsync(item));

        // Past all stores, so that nobody says that it has changed.
        await fixture.SqlAsync($"""UPDATE "ItemVersions" SET "DisplayText" = {"behind"} WHERE "ItemId" = {item}""");
        Assert.Equal("before", await NameAsync(item));

        await SaveAsync("another");
        Assert.Equal("before", await NameAsync(item));

        await RaiseAsync(_node, item);
        Assert.Equal("behind", await NameAsync(item));
    }

    [Fact]
    public async Task A_list_or_a_level_is_one_statement_with_its_contents_and_none_when_it_is_known()
    {
        const string Term = "term-of-statements";
        var index = Index(culture: "en", set: "set-of-statements") with { Terms = [new TermEntry("Article", "Keywords", Term, 0)] };
        var (one, two, story) = (Article("one", published: true), Article("two", published: true), Article("story"));
        await WriteAsync(items => items.SaveAsync(one, 0, index, default));
        await WriteAsync(items => items.SaveAsync(two, 0, index with { Culture = "ar" }, default));
        await WriteAsync(items => items.SaveAsync(story, 0, Index(), default));

        // Another node has none of them yet.
        var services = new ServiceCollection().AddLogging().AddCmsData(fixture.Database.Options).BuildServiceProvider();
        await using var node = services;
        await node.GetRequiredService<EpochWatch>().WatchAsync(default);
        var list = new ItemQuery { ContentTypes = ["Article"], Where = new ItemFilter.HasTerm("Article", "Keywords", [Term]) };
        var level = new PublishedNeeds
        {
            Items = [(one.ContentItemId, true), (two.ContentItemId, false), (story.ContentItemId, true)],
            Sets = [("set-of-statements", false), ("no-set", true)],
            Stories = [story.ContentItemId],
            Confirmed = [one.ContentItemId],
            Revision = content => content.Text("TitlePart", "Title") == "story" ? 7 : 0,
        };
        foreach (var expected in new[] { 1, 0 })
        {
            Assert.Equal(expected, await StatementsAsync(node, async items => Assert.Equal(
                ["one", "two"], (await items.QueryAsync(list, default)).Select(version => version.Content.Text("TitlePart", "Title")).Order())));
            Assert.Equal(expected, await StatementsAsync(node, async items =>
            {
                var found = await items.LoadAsync(level, default);
                Assert.Equal(2, found.Items.Count);
                Assert.Null(found.Items[(one.ContentItemId, true)].Content.Text("TitlePart", "Title")); // a head has no title
                Assert.Equal("two", found.Items[(two.ContentItemId, false)].Content.Text("TitlePart", "Title"));
                Assert.Equal(["two", "one"], found.Sets[("set-of-statements", false)].Select(version => version.Content.Text("TitlePart", "Title")));
                Assert.Empty(found.Sets[("no-set", true)]);
                Assert.Equal(7, found.Revisions[story.ContentItemId]);
            }));
            await node.GetRequiredService<EpochWatch>().WatchAsync(default);
        }
    }

    private static async Task<int> StatementsAsync(ServiceProvider node, Func<PublishedItems, Task> read)
    {
        await using var scope = node.CreateAsyncScope();
        await read(scope.ServiceProvider.GetRequiredService<PublishedItems>());
        return scope.ServiceProvider.GetRequiredService<Database>().Reads.Statements;
    }

    [Fact]
    public async Task What_others_changed_is_asked_again_and_nothing_else()
    {
        var (one, two) = (await SaveAsync("one"), await SaveAsync("two"));
        Assert.Equal("one", await NameAsync(one));
        Assert.Equal("two", await NameAsync(two));
        await fixture.SqlAsync($"""UPDATE "ItemVersions" SET "DisplayText" = {"behind"} WHERE "ItemId" = {one} OR "ItemId" = {two}""");
        await using var other = fixture.Database.Other();
        await RaiseAsync(other, two);
        await RaiseAsync(other, ItemId.New());
        await _node.GetRequiredService<EpochWatch>().RefreshAsync(default);

        Assert.Equal("one", await NameAsync(one));
        Assert.Equal("behind", await NameAsync(two));
    }

    [Fact]
    public async Task After_an_epoch_that_nobody_explains_everything_is_asked_again()
    {
        var item = await SaveAsync("before");
        Assert.Equal("before", await NameAsync(item));
        await fixture.SqlAsync($"""UPDATE "ItemVersions" SET "DisplayText" = {"behind"} WHERE "ItemId" = {item}""");
        await fixture.SqlAsync($"""UPDATE "Epochs" SET "Value" = "Value" + 1 WHERE "Name" = {"content"}""");
        await _node.GetRequiredService<EpochWatch>().RefreshAsync(default);

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

    /// <summary>By each condition that memory knows, by none, and by some that it does not.</summary>
    private static IEnumerable<ItemQuery> Queries(ItemId[] ids)
    {
        var newest = new ItemQuery
        {
            ContentTypes = ["Article"],
            OrderBy = [new ItemOrder(new ItemField.Envelope(EnvelopeField.PublishedUtc), Descending: true)],
        };
        yield return newest;
        foreach (var term in Terms)
            yield return newest with { Where = new ItemFilter.HasTerm("Article", "Keywords", [term]) };
        yield return newest with { Where = new ItemFilter.HasTerm("Article", "Keywords", [.. Terms]), Take = 3 };
        foreach (var path in Paths)
            yield return new ItemQuery { Where = Is(new ItemField.Path(), path), Take = 1 };
        yield return new ItemQuery { Where = Is(new ItemField.Envelope(EnvelopeField.ContentItemId), ids[0].Value) };
        yield return new ItemQuery { Where = new ItemFilter.RefersToItem("Article", "ReadAlso", [ids[1].Value]) };
        yield return newest with
        {
            Where = new ItemFilter.RefersTo("Article", "ReadAlso", new ItemFilter.HasTerm("Article", "Keywords", [Terms[0]])),
        };
        yield return newest with { Where = new ItemFilter.Or([Is(new ItemField.Path(), Paths[0]), new ItemFilter.HasTerm("Article", "Keywords", [Terms[1]])]) };
        yield return newest with { Where = new ItemFilter.Not(new ItemFilter.HasTerm("Article", "Keywords", [Terms[1]])) };
    }

    private static ItemQuery InSet(string set) => new()
    {
        Where = Is(new ItemField.LocalizationSet(), set),
        OrderBy = [new ItemOrder(new ItemField.Culture())],
    };

    private static ItemFilter.Compare Is(ItemField field, string value) => new(field, Comparison.Equal, value);

    private static async Task ChangeAsync(ServiceProvider node, Random random, ItemId id, ItemId[] ids)
    {
        var latest = await ReadAsync<ItemStore, ItemVersion?>(node, items => items.FindLatestAsync(id, default));
        var versions = await ReadAsync<ItemStore, IReadOnlyList<ItemVersion>>(node, items => items.ListVersionsAsync(id, default));
        var seen = versions.Count == 0 ? 0 : versions[0].Number;

        // A path, and a culture in a set, of its own half of the time, so that they move from item to item.
        var culture = $"c{Array.IndexOf(ids, id) % 3}";
        var index = Index(
            random.Next(2) == 0 ? Paths[random.Next(Paths.Length)] : null, culture, random.Next(2) == 0 ? Sets[random.Next(Sets.Length)] : null) with
        {
            Terms = [.. Terms.Where(_ => random.Next(2) == 0).Select((term, i) => new TermEntry("Article", "Keywords", term, i))],
            References = [.. ids.Take(3).Where(_ => random.Next(3) == 0).Select((target, i) => new ReferenceEntry("Article", "ReadAlso", target.Value, i))],
        };
        switch (latest is null ? 0 : random.Next(5))
        {
            case 0 or 1:
                await WriteAsync(node, items => items.SaveAsync(Article($"v{seen}", id, published: random.Next(2) == 0), seen, index, default));
                break;
            case 2:
                await WriteAsync(node, items => items.PublishAsync(id, seen, Noon.AddMinutes(random.Next(1000)), default));
                break;
            case 3:
                await WriteAsync(node, items => items.UnpublishAsync(id, seen, default));
                break;
            default:
                if (random.Next(2) == 0)
                    await WriteAsync(node, items => items.DeleteAsync(id, seen, default));
                else
                    await WriteAsync(node, items => items.ImportAsync([new ImportedItem(Article($"imported {seen}", id, published: true), index)], default));
                break;
        }
    }

    private static async Task RaiseAsync(ServiceProvider node, ItemId item)
    {
        await using var scope = node.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(default);
        scope.ServiceProvider.GetRequiredService<EpochStore>().RaiseContent(item);
        await transaction.CommitAsync(default);
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

    private Task<T> ReadAsync<TStore, T>(Func<TStore, Task<T>> read)
        where TStore : notnull => ReadAsync(_node, read);

    private static async Task<T> ReadAsync<TStore, T>(ServiceProvider node, Func<TStore, Task<T>> read)
        where TStore : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<TStore>());
    }

    private Task WriteAsync<T>(Func<ItemStore, Task<T>> write) => WriteAsync(_node, write);

    private static async Task WriteAsync<T>(ServiceProvider node, Func<ItemStore, Task<T>> write)
    {
        await using var scope = node.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<UnitOfWork>().BeginAsync(default);
        await write(scope.ServiceProvider.GetRequiredService<ItemStore>());
        await transaction.CommitAsync(default);
    }
}

public sealed class SqlitePublishedItemsTests(SqliteFixture fixture, ITestOutputHelper output)
    : PublishedItemsContract(fixture, output), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlPublishedItemsTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : PublishedItemsContract(fixture, output), IClassFixture<PostgreSqlFixture>;
