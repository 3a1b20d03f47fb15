using Cms.Content.Items;
using Cms.Data.Tests.Items;
using Cms.Data.Translations;
using Cms.Testing;
using Cms.Translations.Segments;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Translations;

public abstract class TranslationStoresContract(DatabaseFixture fixture)
{
    [Fact]
    public async Task A_source_revision_is_read_back_with_its_segments_and_never_changes()
    {
        var story = ItemId.New();
        var first = SourceRevision.Create(story.Value, 1, "ar", "عنوان “مثال”", "فقرة أولى.\n\n> - اقتباس\n\n```\ncode\n```");
        var second = SourceRevision.Create(story.Value, 2, "ar", "عنوان آخر", "فقرة.");
        await RevisionsAsync(store => store.AddAsync(first, default));
        await RevisionsAsync(store => store.AddAsync(second, default));
        await RevisionsAsync(store => store.AddAsync(first, default));

        var read = await fixture.Database.InScopeAsync(s => s.GetRequiredService<SourceRevisionStore>().FindAsync(story, 1, default));
        Assert.Equal(first with { Segments = default }, read! with { Segments = default });
        Assert.Equal(first.Segments, read.Segments.AsEnumerable());
        Assert.Equal(2, (await fixture.Database.InScopeAsync(s => s.GetRequiredService<SourceRevisionStore>().FindCurrentAsync(story, default)))!.Number);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => RevisionsAsync(store => store.AddAsync(SourceRevision.Create(story.Value, 1, "ar", "آخر", "نص"), default)));
        await Assert.ThrowsAnyAsync<Exception>(() => fixture.SqlAsync($"""UPDATE "SourceRevisions" SET "Title" = 'x' WHERE "StoryId" = {story}"""));
    }

    [Fact]
    public async Task Stories_that_have_changed_are_listed_page_by_page_each_once()
    {
        var changed = Enumerable.Range(0, 7).Select(_ => ItemId.New()).ToHashSet();
        var same = ItemId.New();
        foreach (var story in changed.Append(same))
            await RevisionsAsync(store => store.AddAsync(SourceRevision.Create(story.Value, 1, "ar", "عنوان", "فقرة."), default));
        foreach (var story in changed)
            await RevisionsAsync(store => store.AddAsync(SourceRevision.Create(story.Value, 2, "ar", "عنوان", "فقرة أخرى."), default));

        var listed = new List<ItemId>();
        for (ItemId? last = null; ; last = listed[^1])
        {
            var page = await fixture.Database.InScopeAsync(s => s.GetRequiredService<SourceRevisionStore>().ListChangedAsync(last, 3, default));
            listed.AddRange(page);
            if (page.Count < 3)
                break;
        }

        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Subset(listed.ToHashSet(), changed);
        Assert.DoesNotContain(same, listed);
    }

    [Fact]
    public async Task A_target_counts_its_saves_and_a_save_on_an_old_number_shows_what_is_there()
    {
        var article = ItemId.New();
        var first = await SaveAsync(article, "s1", 0, "one", "ann");
        var stored = Assert.IsType<TargetResult.Saved>(first).Target;
        Assert.Equal(("s1", 1, "one", "ann"), (stored.Target.SegmentId, stored.Target.Number, stored.Target.Text, stored.AccountId));

        Assert.IsType<TargetResult.Saved>(await SaveAsync(article, "s1", 1, "two", "bob"));
        var conflict = Assert.IsType<TargetResult.Conflict>(await SaveAsync(article, "s1", 1, "lost?", "ann")).Current!;
        Assert.Equal(("two", 2, "bob", Sample.Noon), (conflict.Target.Text, conflict.Target.Number, conflict.AccountId, conflict.UpdatedUtc));
        Assert.IsType<TargetResult.Conflict>(await SaveAsync(article, "s1", 0, "first again", "ann"));
        Assert.Null(Assert.IsType<TargetResult.Conflict>(await SaveAsync(article, "s2", 4, "of nothing", "ann")).Current);
        Assert.IsType<TargetResult.Saved>(await SaveAsync(article, "s2", 0, "another segment", "ann"));

        var all = await fixture.Database.InScopeAsync(s => s.GetRequiredService<TargetStore>().ListAsync(article, default));
        Assert.Equal(["another segment", "two"], all.Select(target => target.Target.Text).Order(StringComparer.Ordinal));
        Assert.Contains(conflict, all);
    }

    [Fact]
    public async Task Of_twenty_saves_of_one_segment_on_one_base_exactly_one_is_kept()
    {
        var article = ItemId.New();
        for (var seen = 0; seen < TestLength.Of(3, 30); seen++)
        {
            var at = seen;
            var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => SaveAsync(article, "s", at, $"{at}.{i}", "x"))));

            var winner = Assert.Single(results.OfType<TargetResult.Saved>()).Target;
            Assert.All(results.OfType<TargetResult.Conflict>(), conflict => Assert.Equal(winner, conflict.Current));
        }
    }

    [Fact]
    public async Task Of_a_hundred_simultaneous_claims_one_wins_and_all_others_learn_who()
    {
        var story = ItemId.New();
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            ClaimAsync(new Claim(story, i % 2 == 0 ? "en" : "EN", ItemId.New(), $"account {i}", Sample.Noon)))));

        var winner = Assert.Single(results.OfType<ClaimResult.Claimed>()).Claim;
        Assert.All(results.OfType<ClaimResult.Held>(), held => Assert.Equal(winner, held.By));
        Assert.Equal(99, results.OfType<ClaimResult.Held>().Count());
    }

    [Fact]
    public async Task A_claim_is_for_one_culture_and_one_article_and_can_be_handed_over()
    {
        var story = ItemId.New();
        var english = new Claim(story, "en", ItemId.New(), "ann", Sample.Noon);
        var french = new Claim(story, "fr", ItemId.New(), null, Sample.Noon);
        Assert.IsType<ClaimResult.Claimed>(await ClaimAsync(english));
        Assert.IsType<ClaimResult.Claimed>(await ClaimAsync(french));
        Assert.Equal(english, Assert.IsType<ClaimResult.Held>(await ClaimAsync(new Claim(ItemId.New(), "en", english.Article, "bob", Sample.Noon))).By);

        Assert.False(await HandOverAsync(english.Article, "bob", "eve"));
        Assert.True(await HandOverAsync(english.Article, "ann", null));
        Assert.True(await HandOverAsync(english.Article, null, "bob"));

        var held = await fixture.Database.InScopeAsync(s => s.GetRequiredService<ClaimStore>().FindAsync(story, "EN", default));
        Assert.Equal(english with { AccountId = "bob" }, held);
        Assert.Equal(
            [held!, french],
            await fixture.Database.InScopeAsync(s => s.GetRequiredService<ClaimStore>().ListByStoriesAsync([story, ItemId.New()], default)));
        Assert.Equal(french, await fixture.Database.InScopeAsync(s => s.GetRequiredService<ClaimStore>().FindByArticleAsync(french.Article, default)));
    }

    [Fact]
    public async Task A_dismissal_keeps_its_first_reason_until_it_is_taken_back()
    {
        var first = new Dismissal(ItemId.New(), "sha256:1", "doubled-word", "A name.", "ann", Sample.Noon);
        await DismissalsAsync(store => store.AddAsync(first, default));
        await DismissalsAsync(store => store.AddAsync(first with { Reason = "Another reason.", AccountId = "bob" }, default));
        await DismissalsAsync(store => store.AddAsync(first with { Article = ItemId.New() }, default));
        await DismissalsAsync(async store => Assert.Equal([first], await store.ListAsync(first.Article, default)));

        await DismissalsAsync(async store => Assert.True(await store.RemoveAsync(first.Article, first.Fingerprint, default)));
        await DismissalsAsync(async store => Assert.False(await store.RemoveAsync(first.Article, first.Fingerprint, default)));
        await DismissalsAsync(async store => Assert.Empty(await store.ListAsync(first.Article, default)));
    }

    [Fact]
    public async Task A_loose_block_can_be_rewritten_until_it_is_decided_and_is_decided_once()
    {
        var article = ItemId.New();
        var block = new LooseBlock(ItemId.New().Value, SegmentKind.Heading, 2, "As first", null, "s1", null, Sample.Noon);
        var other = new LooseBlock(ItemId.New().Value, SegmentKind.Paragraph, 0, "Another", "s1", null, "ann", Sample.Noon.AddMinutes(1));
        await BlocksAsync(store => store.AddAsync(article, block, default));
        await BlocksAsync(store => store.AddAsync(article, other, default));
        await BlocksAsync(store => store.RewriteAsync(article, block.Id, "As then", "bob", Sample.Noon, default));
        await BlocksAsync(async store => Assert.Equal([block with { Text = "As then", AccountId = "bob" }, other], await store.ListOpenAsync(article, default)));
        await BlocksAsync(async store => Assert.Empty(await store.ListOpenAsync(ItemId.New(), default)));

        await BlocksAsync(async store => Assert.True(await store.DecideAsync(article, block.Id, LooseBlockOutcome.Dropped, "ann", Sample.Noon, default)));
        await BlocksAsync(async store => Assert.False(await store.DecideAsync(article, block.Id, LooseBlockOutcome.Linked, "bob", Sample.Noon, default)));
        await BlocksAsync(async store => Assert.Equal([other], await store.ListOpenAsync(article, default)));
    }

    private Task BlocksAsync(Func<LooseBlockStore, Task> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<LooseBlockStore>()));

    private Task DismissalsAsync(Func<DismissalStore, Task> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<DismissalStore>()));

    private Task RevisionsAsync(Func<SourceRevisionStore, Task> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<SourceRevisionStore>()));

    private Task<TargetResult> SaveAsync(ItemId article, string segment, int seen, string text, string account) =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<TargetStore>().SaveAsync(
            article, new Target(segment, 77, text, TargetState.Translated, TargetOrigin.Human), seen, account, Sample.Noon, default));

    private Task<ClaimResult> ClaimAsync(Claim claim) =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<ClaimStore>().ClaimAsync(claim, default));

    private Task<bool> HandOverAsync(ItemId article, string? from, string? to) => fixture.Database.InScopeAsync(
        services => services.GetRequiredService<ClaimStore>().HandOverAsync(article, from, to, Sample.Noon, null, default));
}

public sealed class SqliteTranslationStoresTests(SqliteFixture fixture) : TranslationStoresContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlTranslationStoresTests(PostgreSqlFixture fixture) : TranslationStoresContract(fixture), IClassFixture<PostgreSqlFixture>;
