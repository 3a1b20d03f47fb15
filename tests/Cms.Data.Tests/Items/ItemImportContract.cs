using System.Diagnostics;
using System.Globalization;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Testing;
using Xunit.Abstractions;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

public abstract class ItemImportContract(DatabaseFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task A_second_import_of_the_same_changes_nothing()
    {
        ImportedItem[] file =
        [
            Line(Article("published", published: true), $"a/{Guid.NewGuid():n}"),
            Line(Article("draft")),
            Line(Article("with version", published: true) with { ContentItemVersionId = VersionId.New(), PublishedUtc = Noon.AddTicks(7), Owner = "o" }),
        ];
        var first = await ImportAsync(file);
        var before = await RowsAsync();

        var second = await ImportAsync(file);

        Assert.All(first, outcome => Assert.Equal(1, Assert.IsType<ImportOutcome.Added>(outcome).Number));
        Assert.All(second, outcome => Assert.IsType<ImportOutcome.Unchanged>(outcome));
        Assert.Equal(before, await RowsAsync());
        var stored = (await LatestAsync(file[2]))!;
        Assert.Equal(file[2].Item.ContentItemVersionId, stored.VersionId);
        Assert.Equal(Noon.AddTicks(7), stored.Item.PublishedUtc);
        Assert.Equal("o", stored.Item.Owner);
    }

    [Fact]
    public async Task Another_order_of_keys_is_the_same_content()
    {
        var item = Article("x") with { Content = ItemContent.FromStored("""{"A":1,"B":{"c":2,"d":3}}""") };
        await ImportAsync(Line(item));

        var again = await ImportAsync(Line(item with { Content = ItemContent.FromStored("""{ "B": {"d":3,"c":2}, "A":1 }""") }));

        Assert.IsType<ImportOutcome.Unchanged>(again[0]);
    }

    [Fact]
    public async Task A_changed_line_is_the_next_version_and_takes_the_flags_it_names()
    {
        var item = Article("one", published: true);
        await ImportAsync(Line(item));
        var changed = Article("two", item.ContentItemId, published: true);

        var outcome = await ImportAsync(Line(changed));

        Assert.Equal(2, Assert.IsType<ImportOutcome.Added>(outcome[0]).Number);
        var versions = await VersionsAsync(item.ContentItemId);
        Assert.Equal([(2, true, true), (1, false, false)], versions.Select(v => (v.Number, v.Item.Latest, v.Item.Published)));
        Assert.Equal(versions[1].Hash, versions[0].PreviousHash);
    }

    [Fact]
    public async Task A_known_version_id_with_another_content_becomes_a_version_with_an_id_of_its_own_once()
    {
        var item = Article("one", published: true) with { ContentItemVersionId = VersionId.New() };
        await ImportAsync(Line(item));
        var edited = item with { Content = ItemContent.Empty.With("edited by hand", "TitlePart", "Title") };

        var first = Assert.IsType<ImportOutcome.Added>((await ImportAsync(Line(edited)))[0]);
        var second = (await ImportAsync(Line(edited)))[0];

        Assert.Equal(2, first.Number);
        Assert.NotEqual(item.ContentItemVersionId, first.VersionId);
        Assert.IsType<ImportOutcome.Unchanged>(second);
        Assert.Equal("one", (await VersionsAsync(item.ContentItemId))[1].Content.Text("TitlePart", "Title"));
    }

    [Fact]
    public async Task A_published_version_and_its_draft_come_in_either_order()
    {
        foreach (var draftFirst in (bool[])[false, true])
        {
            var published = Article("live", published: true) with { Latest = false, ContentItemVersionId = VersionId.New() };
            var draft = Article("draft", published.ContentItemId) with { ContentItemVersionId = VersionId.New() };
            ImportedItem[] file = draftFirst ? [Line(draft), Line(published)] : [Line(published), Line(draft)];

            await ImportAsync(file);
            Assert.All(await ImportAsync(file), outcome => Assert.IsType<ImportOutcome.Unchanged>(outcome));

            Assert.Equal("draft", (await LatestAsync(file[0]))!.Item.DisplayText);
            Assert.Equal("live", (await fixture.ReadItemsAsync(items => items.FindPublishedAsync(draft.ContentItemId, default)))!.Item.DisplayText);
        }
    }

    [Fact]
    public async Task A_draft_line_leaves_the_published_version_and_history_lines_have_no_flag()
    {
        var live = Article("live", published: true);
        await ImportAsync(Line(live));
        await ImportAsync(Line(Article("draft", live.ContentItemId)), Line(Article("past", live.ContentItemId) with { Latest = false, ContentItemVersionId = VersionId.New() }));

        Assert.Equal(
            [("past", false, false), ("draft", true, false), ("live", false, true)],
            (await VersionsAsync(live.ContentItemId)).Select(v => (v.Item.DisplayText!, v.Item.Latest, v.Item.Published)));
    }

    [Fact]
    public async Task A_second_published_item_under_a_path_is_refused_by_name_and_the_rest_goes_in()
    {
        var path = $"news/{Guid.NewGuid():n}";
        var stored = Article("stored", published: true);
        await ImportAsync(Line(stored, path, "en"));
        var good = Article("good", published: true);
        var inBatch = $"news/{Guid.NewGuid():n}";

        var outcomes = await ImportAsync(
            Line(Article("rival", published: true), path, "en"),
            Line(Article("other culture", published: true), path, "ar"),
            Line(Article("a draft may", published: false), path, "en"),
            Line(good, inBatch),
            Line(Article("rival within the batch", published: true), inBatch));

        Assert.Equal($"The path '{path}' is taken by item {stored.ContentItemId}.", Assert.IsType<ImportOutcome.Refused>(outcomes[0]).Reason);
        Assert.IsType<ImportOutcome.Added>(outcomes[1]);
        Assert.IsType<ImportOutcome.Added>(outcomes[2]);
        Assert.IsType<ImportOutcome.Added>(outcomes[3]);
        Assert.Equal($"The path '{inBatch}' is taken by item {good.ContentItemId}.", Assert.IsType<ImportOutcome.Refused>(outcomes[4]).Reason);
    }

    [Fact]
    public async Task Paths_may_be_exchanged_within_a_batch_when_they_are_free_at_that_moment()
    {
        var (a, b) = (Article("a", published: true), Article("b", published: true));
        var path = $"x/{Guid.NewGuid():n}";
        await ImportAsync(Line(a, path));

        var outcomes = await ImportAsync(
            Line(a with { Content = ItemContent.Empty.With("moved", "TitlePart", "Title") }, path + "/new"), Line(b, path));

        Assert.All(outcomes, outcome => Assert.IsType<ImportOutcome.Added>(outcome));
    }

    [Fact]
    public async Task Aliases_and_translations_are_unique_too_and_a_version_id_belongs_to_one_item()
    {
        var (alias, set) = (Guid.NewGuid().ToString("n"), Guid.NewGuid().ToString("n"));
        var first = Article("one", published: true) with { ContentItemVersionId = VersionId.New() };
        await ImportAsync(new ImportedItem(first, Index(alias: alias, set: set, culture: "en")));

        var outcomes = await ImportAsync(
            new ImportedItem(Article("two", published: true), Index(alias: alias)),
            new ImportedItem(Article("three"), Index(set: set, culture: "en")),
            new ImportedItem(Article("four") with { ContentItemVersionId = first.ContentItemVersionId }, Index()));

        Assert.Equal(
            [
                $"The alias '{alias}' is taken by item {first.ContentItemId}.",
                $"The localization set '{set}' has item {first.ContentItemId} in the culture 'en' already.",
                $"The version id {first.ContentItemVersionId} belongs to item {first.ContentItemId}.",
            ],
            outcomes.Select(outcome => Assert.IsType<ImportOutcome.Refused>(outcome).Reason));
    }

    [Fact]
    public async Task Two_versions_of_one_item_in_a_batch_come_in_their_order()
    {
        var first = Article("one", published: true);
        var outcomes = await ImportAsync(
            Line(first), Line(Article("two", first.ContentItemId, published: true)), Line(Article("two", first.ContentItemId, published: true)));

        Assert.Equal([1, 2], outcomes.Take(2).Select(outcome => Assert.IsType<ImportOutcome.Added>(outcome).Number));
        Assert.IsType<ImportOutcome.Unchanged>(outcomes[2]);
        Assert.Equal(
            [(2, true, true), (1, false, false)],
            (await VersionsAsync(first.ContentItemId)).Select(v => (v.Number, v.Item.Latest, v.Item.Published)));
    }

    [Fact]
    public async Task A_batch_that_is_not_committed_left_nothing()
    {
        var item = Article("lost", published: true);
        await fixture.Database.InScopeAsync(async services =>
        {
            var work = (UnitOfWork)services.GetService(typeof(UnitOfWork))!;
            await using var transaction = await work.BeginAsync(default);
            await ((ItemStore)services.GetService(typeof(ItemStore))!).ImportAsync([Line(item)], default);
        });

        Assert.Empty(await VersionsAsync(item.ContentItemId));
    }

    [Fact]
    public async Task Thousands_of_articles_come_in_quickly_and_again_more_quickly()
    {
        var articles = Enumerable.Range(0, TestLength.Of(2_000, 20_000)).Select(BigArticle.Create).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var batch in articles.Chunk(500))
            Assert.All(await ImportAsync(batch), outcome => Assert.IsType<ImportOutcome.Added>(outcome));
        var first = watch.Elapsed;
        watch.Restart();
        foreach (var batch in articles.Chunk(500))
            Assert.All(await ImportAsync(batch), outcome => Assert.IsType<ImportOutcome.Unchanged>(outcome));

        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{fixture.Provider}: {articles.Count} articles in {first.TotalSeconds:F1} s, again in {watch.Elapsed.TotalSeconds:F1} s");
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(first < TimeSpan.FromMinutes(TestLength.Of(1, 4)), line);
    }

    private static ImportedItem Line(ContentItem item, string? path = null, string? culture = null) => new(item, Index(path, culture));

    private async Task<IReadOnlyList<ImportOutcome>> ImportAsync(params ImportedItem[] items) =>
        (await fixture.WriteItemsAsync(store => store.ImportAsync(items, default))).Outcomes;

    private Task<ItemVersion?> LatestAsync(ImportedItem item) =>
        fixture.ReadItemsAsync(items => items.FindLatestAsync(item.Item.ContentItemId, default));

    private Task<IReadOnlyList<ItemVersion>> VersionsAsync(ItemId id) => fixture.ReadItemsAsync(items => items.ListVersionsAsync(id, default));

    private async Task<string> RowsAsync() => string.Join(",", await fixture.SqlTextsAsync(
        $"""
        SELECT (SELECT COUNT(*) FROM "ItemVersions") UNION ALL SELECT (SELECT COUNT(*) FROM "ItemTexts")
        UNION ALL SELECT (SELECT COUNT(*) FROM "ItemRoutes") UNION ALL SELECT (SELECT SUM("Value") FROM "Epochs")
        """));
}

public sealed class SqliteItemImportTests(SqliteFixture fixture, ITestOutputHelper output)
    : ItemImportContract(fixture, output), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemImportTests(PostgreSqlFixture fixture, ITestOutputHelper output)
    : ItemImportContract(fixture, output), IClassFixture<PostgreSqlFixture>;
