using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>A piece is in one pair of hands, or in none: however it gets there, and whoever reaches for it.</summary>
public abstract class ClaimContract(DeskFixture desk)
{
    [Fact]
    public async Task Of_a_hundred_claims_at_the_same_moment_one_wins_and_the_others_are_told_who_has_it_and_since_when()
    {
        var story = await desk.StoryAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() =>
            desk.TryClaimAsync(story, i % 2 == 0 ? desk.Ana : desk.Ben))));

        var winner = Assert.Single(claims, claim => claim.Succeeded).Value;
        var state = (await desk.LookAsync(winner.Article, desk.Admin)).State!;
        var since = desk.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
        var losers = claims.Where(claim => !claim.Succeeded).Select(claim => claim.Problem!).ToArray();
        Assert.Equal(99, losers.Length);
        Assert.All(losers, problem =>
        {
            Assert.Equal("already-claimed", problem.Code);
            Assert.True(
                problem.Message == $"{state.Holder} claimed this story on {since}." || problem.Message == $"You claimed this story on {since}.",
                problem.Message);
        });
    }

    [Fact]
    public async Task Of_fifty_who_take_a_free_piece_at_the_same_moment_one_gets_it_with_the_work_in_it()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana, "Kept");
        var story = (await desk.LookAsync(article, desk.Ana)).Source!.Story;
        DeskFixture.Value(await PassAsync(article, null, desk.Ana));

        var takes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() =>
            desk.TryClaimAsync(story, i % 2 == 0 ? desk.Both : desk.Ben))));
        Assert.Equal(article, Assert.Single(takes, take => take.Succeeded).Value.Article);
        Assert.All(takes.Where(take => !take.Succeeded), take => Assert.Equal("already-claimed", take.Problem!.Code));
        var workspace = await desk.LookAsync(article, desk.Admin);
        Assert.Contains(workspace.State!.Holder, new[] { "both", "ben" });
        Assert.All(workspace.Segments, segment => Assert.StartsWith("Kept", segment.Target!.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_claim_that_nobody_works_on_ends_and_its_work_is_kept()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana, "Half done");
        AssertEndsIn(72, (await desk.LookAsync(article, desk.Ana)).State!.ClaimExpires);

        desk.Clock.Advance(TimeSpan.FromHours(61));
        await EndAsync();
        Assert.True((await desk.LookAsync(article, desk.Ana)).State!.HolderId == desk.Ana.AccountId);

        desk.Clock.Advance(TimeSpan.FromHours(12));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(EndAsync))); // three nodes
        var free = await desk.LookAsync(article, desk.Ben);
        Assert.Null(free.State!.Holder);
        Assert.Null(free.State.ClaimExpires);
        Assert.All(free.Segments, segment => Assert.StartsWith("Half done", segment.Target!.Text, StringComparison.Ordinal));
        var entry = Assert.Single(free.Journal, entry => entry.Activity == "Claim");
        Assert.Equal(("Expired", null, "ana"), (entry.Outcome, entry.By, entry.Whom));

        // Everybody with the direction finds it, and nobody writes in it before it is theirs.
        Assert.Contains((await desk.QueueAsync(desk.Ben)).Free, piece => piece.Article == article && piece.IsFree);
        Assert.DoesNotContain((await desk.QueueAsync(desk.Ben)).WaitingForMe, piece => piece.Article == article);
        var write = await desk.TryWriteAsync(
            article, desk.Ana, new SegmentOperation(free.Segments[0].Id, free.Segments[0].Target!.Number, "Late", Cms.Translations.Segments.TargetState.Translated));
        Assert.Equal("take-it-first", write.Problem!.Code);
        DeskFixture.Value(await PassAsync(article, desk.Ben, desk.Ben));
        await desk.TranslateAsync(article, desk.Ben, "Done");
        await desk.FillInAsync(article, desk.Ben);
        await desk.ActAsync(article, "Submit", desk.Ben);
    }

    [Fact]
    public async Task Work_puts_the_end_of_a_claim_forward_and_away_from_translation_it_does_not_run()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        desk.Clock.Advance(TimeSpan.FromHours(50));
        await desk.TranslateAsync(article, desk.Ana);
        await desk.FillInAsync(article, desk.Ana);
        desk.Clock.Advance(TimeSpan.FromHours(50));
        await EndAsync();
        Assert.Equal("ana", (await desk.LookAsync(article, desk.Ana)).State!.Holder);

        await desk.ActAsync(article, "Submit", desk.Ana);
        desk.Clock.Advance(TimeSpan.FromDays(30));
        await EndAsync();
        Assert.Equal("ana", (await desk.LookAsync(article, desk.Ana)).State!.Holder);

        await desk.ActAsync(article, "Return", desk.Eve, "The number is wrong.");
        AssertEndsIn(72, (await desk.LookAsync(article, desk.Ana)).State!.ClaimExpires);
        desk.Clock.Advance(TimeSpan.FromHours(73));
        await EndAsync();
        Assert.Null((await desk.LookAsync(article, desk.Ana)).State!.Holder);
    }

    [Fact]
    public async Task A_holder_is_warned_once_before_the_end()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await EndAsync();
        desk.Clock.Advance(TimeSpan.FromHours(61));
        var warned = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => RunEndAsync())));
        Assert.True(warned.Sum(run => run.Warned) >= 1);
        Assert.Equal(0, (await RunEndAsync()).Warned);

        await desk.TranslateAsync(article, desk.Ana);
        desk.Clock.Advance(TimeSpan.FromHours(61));
        Assert.True((await RunEndAsync()).Warned >= 1); // there is a new end to be warned of
    }

    [Fact]
    public async Task A_piece_is_handed_over_to_a_colleague_who_may_have_it()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        var hands = await desk.RunAsync((ListHands list) => list.RunAsync(article, desk.Ana, default));
        Assert.Contains(hands, hand => hand.Account == desk.Both.AccountId);
        Assert.DoesNotContain(hands, hand => hand.Account == desk.Ana.AccountId);
        Assert.DoesNotContain(hands, hand => hand.Account == desk.Admin.AccountId); // no credit by which a translator knows them

        Assert.Equal("not-yours", (await PassAsync(article, desk.Ben, desk.Ben)).Problem!.Code);
        Assert.Equal("no-such-user", (await desk.RunAsync((PassClaim pass) => pass.RunAsync(
            new PassInput(article, "nobody", null), desk.Ana, default))).Problem!.Code);
        var given = DeskFixture.Value(await PassAsync(article, desk.Ben, desk.Ana, "I am away from tomorrow on."));
        Assert.Equal(desk.Ben.AccountId, given.Item.Owner);
        Assert.Equal([desk.Ana.Contributor!.Value.Value], given.Content.Texts("TranslatorPart", "Translators", "ContentItemIds"));

        var workspace = await desk.LookAsync(article, desk.Ben);
        var entry = workspace.Journal[^1];
        Assert.Equal(("Handed over", "ana", "ben", "I am away from tomorrow on."), (entry.Outcome, entry.By, entry.Whom, entry.Comment));
        Assert.Contains((await desk.QueueAsync(desk.Ben)).Mine, piece => piece.Article == article);
        Assert.Equal("already-theirs", (await PassAsync(article, desk.Ben, desk.Ben)).Problem!.Code);
    }

    [Fact]
    public async Task Who_did_nothing_before_handing_over_is_not_credited()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var given = DeskFixture.Value(await PassAsync(article, desk.Both, desk.Ana));
        Assert.Equal([desk.Both.Contributor!.Value.Value], given.Content.Texts("TranslatorPart", "Translators", "ContentItemIds"));
    }

    [Fact]
    public async Task An_editor_takes_a_piece_over_for_a_reason_and_stays_able_to_approve_if_they_only_pass_it_on()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        Assert.Equal("comment-required", (await PassAsync(article, desk.Eve, desk.Eve)).Problem!.Code);
        Assert.Equal("not-your-task", (await PassAsync(article, desk.Reader, desk.Eve, "Because.")).Problem!.Code);
        DeskFixture.Value(await PassAsync(article, desk.Eve, desk.Eve, "Ana is ill."));
        DeskFixture.Value(await PassAsync(article, desk.Ben, desk.Eve));

        await desk.TranslateAsync(article, desk.Ben);
        await desk.FillInAsync(article, desk.Ben);
        await desk.ActAsync(article, "Submit", desk.Ben);
        await desk.ActAsync(article, "Approve", desk.Eve);
    }

    [Fact]
    public async Task Who_gave_a_piece_away_after_translating_it_cannot_approve_it()
    {
        var article = await desk.ClaimAsync(desk.Both);
        await desk.TranslateAsync(article, desk.Both);
        await desk.FillInAsync(article, desk.Both);
        DeskFixture.Value(await PassAsync(article, desk.Ana, desk.Both));
        await desk.ActAsync(article, "Submit", desk.Ana);
        Assert.Equal("own-work", (await desk.TryActAsync(article, "Approve", desk.Both)).Problem!.Code);
    }

    /// <summary>The clock of the tests runs on.</summary>
    private void AssertEndsIn(double hours, DateTime? end) =>
        Assert.InRange(end!.Value, Now.AddHours(hours) - TimeSpan.FromMinutes(1), Now.AddHours(hours));

    private DateTime Now => desk.Clock.GetUtcNow().UtcDateTime;

    private Task<Result<ItemVersion>> PassAsync(ItemId article, Actor? to, Actor by, string? comment = null) =>
        desk.RunAsync((PassClaim pass) => pass.RunAsync(new PassInput(article, to?.AccountId, comment), by, default));

    private Task EndAsync() => RunEndAsync();

    private Task<(int Ended, int Warned)> RunEndAsync() => desk.RunAsync((EndClaims end) => end.RunAsync(default));
}

public sealed class SqliteClaimTests(SqliteDesk desk) : ClaimContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlClaimTests(PostgreSqlDesk desk) : ClaimContract(desk), IClassFixture<PostgreSqlDesk>;
