using Cms.Content.Indexing;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Microsoft.Extensions.DependencyInjection;
using static Cms.Data.Tests.Items.Sample;

namespace Cms.Data.Tests.Items;

public abstract class ItemStoreContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_saved_item_is_read_back_as_it_was_to_the_last_digit()
    {
        var item = Article("عنوان “quoted” 🙂") with
        {
            CreatedUtc = Noon.AddTicks(1234567),
            ModifiedUtc = Noon.AddTicks(7654321),
            Owner = "owner",
            Author = "author",
            Content = ItemContent.FromStored("""{"B":{"x":1.50},"A":"é"}"""),
        };

        var saved = await SaveAsync(item, 0);
        var read = await fixture.ReadItemsAsync(items => items.FindLatestAsync(item.ContentItemId, default));

        Assert.Equal(saved, read);
        Assert.Equal(item with { ContentItemVersionId = saved.VersionId }, read!.Item);
        Assert.Equal("""{"B":{"x":1.50},"A":"é"}""", read.Content.Json);
        Assert.Equal(item.Content.Hash(), read.Hash);
        Assert.Equal(1, read.Number);
        Assert.Null(read.PreviousHash);
    }

    [Fact]
    public async Task A_draft_leaves_the_published_version_where_it_is()
    {
        var first = await SaveAsync(Article("one", published: true), 0);
        var second = await SaveAsync(Article("two", first.ContentItemId), 1);

        Assert.Equal(second.VersionId, (await LatestAsync(first.ContentItemId))!.VersionId);
        Assert.Equal(first.VersionId, (await PublishedAsync(first.ContentItemId))!.VersionId);
        Assert.Equal([2, 1], (await fixture.ReadItemsAsync(items => items.ListVersionsAsync(first.ContentItemId, default))).Select(v => v.Number));
        Assert.False((await PublishedAsync(first.ContentItemId))!.Item.Latest);
    }

    [Fact]
    public async Task Two_saves_on_the_same_base_give_one_version_and_one_conflict_with_it()
    {
        var first = await SaveAsync(Article("one"), 0);
        var mine = await SaveAsync(Article("mine", first.ContentItemId), 1);

        var theirs = await fixture.WriteItemsAsync(items => items.SaveAsync(Article("theirs", first.ContentItemId), 1, Index(), default));

        Assert.Equal(mine, Assert.IsType<SaveResult.Conflict>(theirs).Latest);
        Assert.Equal("mine", (await LatestAsync(first.ContentItemId))!.Item.DisplayText);
    }

    [Fact]
    public async Task Saving_a_new_item_under_an_id_that_is_there_is_a_conflict()
    {
        var first = await SaveAsync(Article("one"), 0);

        var again = await fixture.WriteItemsAsync(items => items.SaveAsync(Article("again", first.ContentItemId), 0, Index(), default));

        Assert.Equal(first, Assert.IsType<SaveResult.Conflict>(again).Latest);
    }

    [Fact]
    public async Task Publishing_moves_the_flag_sets_the_instant_and_goes_on_with_the_chain_of_hashes()
    {
        var first = await SaveAsync(Article("one"), 0);
        var published = await SavedAsync(fixture.WriteItemsAsync(items => items.PublishAsync(first.ContentItemId, 1, Noon, default)));
        Assert.Equal(Noon, published.Item.PublishedUtc);
        Assert.Null(published.PreviousHash);

        await SaveAsync(Article("two", first.ContentItemId), 1);
        await fixture.WriteItemsAsync(items => items.UnpublishAsync(first.ContentItemId, 2, default));
        Assert.Null(await PublishedAsync(first.ContentItemId));
        var second = await SavedAsync(fixture.WriteItemsAsync(items => items.PublishAsync(first.ContentItemId, 2, Noon.AddHours(1), default)));

        Assert.Equal(first.Hash, second.PreviousHash);
        Assert.Equal(second, await PublishedAsync(first.ContentItemId));
        Assert.Equal(second, await LatestAsync(first.ContentItemId));
        var third = await SaveAsync(Article("three", first.ContentItemId, published: true), 2);
        Assert.Equal(second.Hash, third.PreviousHash);
    }

    [Fact]
    public async Task Publishing_what_is_published_changes_nothing()
    {
        var first = await SaveAsync(Article("one", published: true), 0);

        var again = await SavedAsync(fixture.WriteItemsAsync(items => items.PublishAsync(first.ContentItemId, 1, Noon, default)));

        Assert.Equal(first, again);
        Assert.Equal(first, await PublishedAsync(first.ContentItemId));
    }

    [Fact]
    public async Task Publishing_a_version_that_is_no_longer_the_latest_is_a_conflict()
    {
        var first = await SaveAsync(Article("one"), 0);
        var second = await SaveAsync(Article("two", first.ContentItemId), 1);

        var result = await fixture.WriteItemsAsync(items => items.PublishAsync(first.ContentItemId, 1, Noon, default));

        Assert.Equal(second, Assert.IsType<SaveResult.Conflict>(result).Latest);
        Assert.Null(await PublishedAsync(first.ContentItemId));
    }

    [Fact]
    public async Task A_deleted_item_is_found_nowhere_and_its_history_stays()
    {
        var first = await SaveAsync(Article("one", published: true), 0, Index(path: $"deleted/{Guid.NewGuid():n}"));
        await SaveAsync(Article("two", first.ContentItemId), 1);

        var deleted = await SavedAsync(fixture.WriteItemsAsync(items => items.DeleteAsync(first.ContentItemId, 2, default)));

        Assert.False(deleted.Item.Latest);
        Assert.Null(await LatestAsync(first.ContentItemId));
        Assert.Null(await PublishedAsync(first.ContentItemId));
        Assert.Equal(2, (await fixture.ReadItemsAsync(items => items.ListVersionsAsync(first.ContentItemId, default))).Count);
        Assert.Empty(await fixture.SqlTextsAsync($"""SELECT "VersionId" FROM "ItemRoutes" WHERE "ItemId" = {first.ContentItemId}"""));
        Assert.Empty(await fixture.SqlTextsAsync($"""SELECT "VersionId" FROM "ItemTexts" WHERE "ItemId" = {first.ContentItemId}"""));
        Assert.Null(Assert.IsType<SaveResult.Conflict>(
            await fixture.WriteItemsAsync(items => items.DeleteAsync(first.ContentItemId, 2, default))).Latest);

        var restored = await SaveAsync(Article("back", first.ContentItemId), 2);
        Assert.Equal(3, restored.Number);
    }

    [Fact]
    public async Task A_published_path_belongs_to_one_item_in_each_culture()
    {
        var path = $"news/{Guid.NewGuid():n}";
        var first = await SaveAsync(Article("one", published: true), 0, Index(path, "en"));
        await SaveAsync(Article("ar", published: true), 0, Index(path, "ar"));
        var draft = await SaveAsync(Article("draft"), 0, Index(path, "en"));

        var saved = await fixture.WriteItemsAsync(items => items.SaveAsync(Article("two", published: true), 0, Index(path, "en"), default));
        var published = await fixture.WriteItemsAsync(items => items.PublishAsync(draft.ContentItemId, 1, Noon, default));

        Assert.Equal(new SaveResult.Taken("path-taken", first.ContentItemId), saved);
        Assert.Equal(new SaveResult.Taken("path-taken", first.ContentItemId), published);
        Assert.Equal(draft, await LatestAsync(draft.ContentItemId));
        await fixture.WriteItemsAsync(items => items.UnpublishAsync(first.ContentItemId, 1, default));
        await SavedAsync(fixture.WriteItemsAsync(items => items.PublishAsync(draft.ContentItemId, 1, Noon, default)));
    }

    [Fact]
    public async Task A_published_alias_belongs_to_one_item_and_a_culture_of_a_set_to_one_latest()
    {
        var alias = Guid.NewGuid().ToString("n");
        var set = Guid.NewGuid().ToString("n");
        var first = await SaveAsync(Article("one", published: true), 0, Index(alias: alias, set: set, culture: "en"));

        Assert.Equal(
            new SaveResult.Taken("alias-taken", first.ContentItemId),
            await fixture.WriteItemsAsync(items => items.SaveAsync(Article("two", published: true), 0, Index(alias: alias), default)));
        Assert.Equal(
            new SaveResult.Taken("translation-exists", first.ContentItemId),
            await fixture.WriteItemsAsync(items => items.SaveAsync(Article("two"), 0, Index(set: set, culture: "en"), default)));
        await SaveAsync(Article("two"), 0, Index(set: set, culture: "ar"));
        await SaveAsync(Article("one again", first.ContentItemId), 1, Index(alias: alias, set: set, culture: "en"));
    }

    [Fact]
    public async Task What_is_taken_leaves_the_rest_of_the_transaction_as_it_was()
    {
        var path = $"news/{Guid.NewGuid():n}";
        await SaveAsync(Article("one", published: true), 0, Index(path));
        var other = Article("other");

        var result = await fixture.WriteItemsAsync(async items =>
        {
            await items.SaveAsync(other, 0, Index(), default);
            return await items.SaveAsync(Article("two", published: true), 0, Index(path), default);
        });

        Assert.IsType<SaveResult.Taken>(result);
        Assert.NotNull(await LatestAsync(other.ContentItemId));
    }

    [Fact]
    public async Task Without_commit_nothing_has_changed()
    {
        var first = await SaveAsync(Article("one", published: true), 0, Index($"x/{Guid.NewGuid():n}"));
        var epochs = await EpochsAsync();

        await fixture.Database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            var items = services.GetRequiredService<ItemStore>();
            await SavedAsync(items.SaveAsync(Article("two", first.ContentItemId, published: true), 1, Index("elsewhere"), default));
            Assert.Equal("two", (await items.FindPublishedAsync(first.ContentItemId, default))!.Item.DisplayText);
        });

        Assert.Equal(first, await PublishedAsync(first.ContentItemId));
        Assert.Single(await fixture.ReadItemsAsync(items => items.ListVersionsAsync(first.ContentItemId, default)));
        Assert.Equal(epochs, await EpochsAsync());
    }

    [Fact]
    public async Task A_version_id_that_was_rolled_back_can_come_again_with_another_content()
    {
        var item = Article("lost") with { ContentItemVersionId = VersionId.New() };
        await fixture.Database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            var items = services.GetRequiredService<ItemStore>();
            await items.SaveAsync(item, 0, Index(), default);
            await items.FindLatestAsync(item.ContentItemId, default);
        });

        await SaveAsync(item with { Content = ItemContent.Empty.With("found", "TitlePart", "Title") }, 0);

        Assert.Equal("found", (await LatestAsync(item.ContentItemId))!.Content.Text("TitlePart", "Title"));
    }

    [Fact]
    public async Task The_content_epoch_rises_with_what_the_public_sees_and_only_then()
    {
        var before = await EpochsAsync();
        var draft = await SaveAsync(Article("one"), 0);
        Assert.Equal(before, await EpochsAsync());

        await fixture.WriteItemsAsync(items => items.PublishAsync(draft.ContentItemId, 1, Noon, default));
        var published = await EpochsAsync();
        Assert.True(published.Content > before.Content);
        Assert.Equal(published.Content, fixture.Database.Services.GetRequiredService<EpochWatch>().Current.Content);

        await SaveAsync(Article("two", draft.ContentItemId), 1);
        Assert.Equal(published, await EpochsAsync());
        await fixture.WriteItemsAsync(items => items.UnpublishAsync(draft.ContentItemId, 2, default));
        Assert.True((await EpochsAsync()).Content > published.Content);
    }

    [Fact]
    public async Task Writes_ask_for_a_transaction()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.ReadItemsAsync(items => items.SaveAsync(Article("one"), 0, Index(), default)));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.ReadItemsAsync(items => items.PublishAsync(ItemId.New(), 1, Noon, default)));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => fixture.ReadItemsAsync(items => items.ImportAsync([new ImportedItem(Article("one"), Index())], default)));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_published_or_latest_version()
    {
        var first = await SaveAsync(Article("one", published: true), 0);
        await SaveAsync(Article("two", first.ContentItemId), 1);

        await Assert.ThrowsAnyAsync<Exception>(() => fixture.SqlAsync(
            $"""UPDATE "ItemVersions" SET "Published" = TRUE WHERE "ItemId" = {first.ContentItemId}"""));
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.SqlAsync(
            $"""UPDATE "ItemVersions" SET "Latest" = TRUE WHERE "ItemId" = {first.ContentItemId}"""));
        Assert.Equal(first.VersionId, (await PublishedAsync(first.ContentItemId))!.VersionId);
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_the_content_of_a_version()
    {
        var first = await SaveAsync(Article("one"), 0);

        foreach (var column in (string[])["Content", "Hash", "Number", "ItemId"])
        {
            var sql = System.Runtime.CompilerServices.FormattableStringFactory.Create(
                $$"""UPDATE "ItemVersions" SET "{{column}}" = "{{column}}" WHERE "VersionId" = {0}""", first.VersionId);
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => fixture.SqlAsync(sql));
            Assert.Contains("never changes", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Index_rows_stand_for_latest_and_published_versions_with_their_flags()
    {
        var first = await SaveAsync(Article("one", published: true), 0, Full("a"));
        await SaveAsync(Article("two", first.ContentItemId), 1, Full("b"));
        await SaveAsync(Article("three", first.ContentItemId), 2, Full("c"));

        foreach (var table in (string[])["ItemRoutes", "ItemAliases", "ItemLocalizations", "ItemTerms", "ItemReferences", "ItemValues", "ItemTexts"])
        {
            var sql = System.Runtime.CompilerServices.FormattableStringFactory.Create(
                $$"""
                SELECT v."Number" || CASE WHEN t."Latest" THEN 'L' ELSE '' END || CASE WHEN t."Published" THEN 'P' ELSE '' END
                FROM "{{table}}" t JOIN "ItemVersions" v ON v."VersionId" = t."VersionId" WHERE t."ItemId" = {0} ORDER BY v."Number"
                """,
                first.ContentItemId);
            Assert.Equal(["1P", "3L"], await fixture.SqlTextsAsync(sql));
        }

        await fixture.WriteItemsAsync(items => items.PublishAsync(first.ContentItemId, 3, Noon, default));
        Assert.Equal(
            [Noon.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            await fixture.SqlTextsAsync($"""SELECT "PublishedUtc" FROM "ItemTerms" WHERE "ItemId" = {first.ContentItemId} AND "Published" AND "Latest" """));

        static ItemIndex Full(string word) => new(
            "p/" + Guid.NewGuid().ToString("n"),
            Guid.NewGuid().ToString("n"),
            "en",
            Guid.NewGuid().ToString("n"),
            [new TermEntry("Article", "Keywords", "term", 0)],
            [new ReferenceEntry("Article", "ReadAlso", "target", 0)],
            [new ValueEntry("Article", "Kind", word, null, null, null)],
            word);
    }

    [Fact]
    public async Task Many_items_are_found_by_id_in_the_status_asked_for()
    {
        var both = await SaveAsync(Article("published", published: true), 0);
        var draft = await SaveAsync(Article("draft of it", both.ContentItemId), 1);
        var only = await SaveAsync(Article("only a draft"), 0);
        ItemId[] ids = [both.ContentItemId, only.ContentItemId, ItemId.New(), only.ContentItemId];

        Assert.Equal([both], (await FindManyAsync(VersionStatus.Published)).Values.Select(Unflagged));
        Assert.Equal([draft.VersionId, only.VersionId], Ordered(await FindManyAsync(VersionStatus.Latest), draft, only));
        Assert.Equal([draft.VersionId, only.VersionId], Ordered(await FindManyAsync(VersionStatus.Draft), draft, only));
        Assert.Equal([both.VersionId, only.VersionId], Ordered(await FindManyAsync(VersionStatus.All), both, only));
        Assert.Empty(await fixture.ReadItemsAsync(items => items.FindManyAsync([], VersionStatus.Latest, default)));

        Task<IReadOnlyDictionary<ItemId, ItemVersion>> FindManyAsync(VersionStatus status) =>
            fixture.ReadItemsAsync(items => items.FindManyAsync(ids, status, default));

        ItemVersion Unflagged(ItemVersion version) => version with { Item = version.Item with { Latest = true } };

        static IEnumerable<VersionId> Ordered(IReadOnlyDictionary<ItemId, ItemVersion> found, ItemVersion a, ItemVersion b)
        {
            Assert.Equal(2, found.Count);
            return [found[a.ContentItemId].VersionId, found[b.ContentItemId].VersionId];
        }
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public async Task Text_that_a_database_cannot_hold_is_refused(int character) =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => fixture.WriteItemsAsync(items => items.SaveAsync(Article("x") with { DisplayText = $"before {(char)character} after" }, 0, Index(), default)));

    [Fact]
    public async Task Versions_are_found_by_id_and_by_number()
    {
        var first = await SaveAsync(Article("one"), 0);
        await SaveAsync(Article("two", first.ContentItemId), 1);

        Assert.Equal("one", (await fixture.ReadItemsAsync(items => items.FindVersionAsync(first.VersionId, default)))!.Item.DisplayText);
        Assert.Equal("two", (await fixture.ReadItemsAsync(items => items.FindNumberAsync(first.ContentItemId, 2, default)))!.Item.DisplayText);
        Assert.Null(await fixture.ReadItemsAsync(items => items.FindNumberAsync(first.ContentItemId, 3, default)));
    }

    private Task<ItemVersion> SaveAsync(ContentItem item, int seen, ItemIndex? index = null) =>
        SavedAsync(fixture.WriteItemsAsync(items => items.SaveAsync(item, seen, index ?? Index(), default)));

    private Task<ItemVersion?> LatestAsync(ItemId id) => fixture.ReadItemsAsync(items => items.FindLatestAsync(id, default));

    private Task<ItemVersion?> PublishedAsync(ItemId id) => fixture.ReadItemsAsync(items => items.FindPublishedAsync(id, default));

    private Task<Epochs> EpochsAsync() =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<EpochStore>().ReadAsync(default));
}

public sealed class SqliteItemStoreTests(SqliteFixture fixture) : ItemStoreContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlItemStoreTests(PostgreSqlFixture fixture) : ItemStoreContract(fixture), IClassFixture<PostgreSqlFixture>;
