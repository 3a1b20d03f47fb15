using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Tests.Workflows;

/// <summary>The desk's list and board: filtered, sorted, paged, and by the rules that decide when somebody acts.</summary>
public abstract class OpenDeskContract(DeskFixture desk)
{
    [Fact]
    public async Task A_list_shows_what_the_filter_says_and_the_board_counts_the_same()
    {
        var mine = await desk.ClaimAsync(desk.Ana);
        var submitted = await desk.SubmittedAsync(desk.Ana);
        var theirs = await desk.ClaimAsync(desk.Ben);

        Assert.Equal([mine, submitted], (await IdsAsync(new DeskFilter(DeskBasket.Mine), desk.Ana)).Intersect([mine, submitted, theirs]));
        Assert.Contains(submitted, await IdsAsync(new DeskFilter(DeskBasket.Waiting), desk.Eve));
        Assert.DoesNotContain(mine, await IdsAsync(new DeskFilter(DeskBasket.Waiting), desk.Eve));
        Assert.DoesNotContain(submitted, await IdsAsync(new DeskFilter(DeskBasket.Waiting), desk.AnaAgain)); // the same person
        Assert.DoesNotContain(submitted, await IdsAsync(new DeskFilter(DeskBasket.Waiting), desk.Both with { Contributor = desk.Ana.Contributor }));
        Assert.Contains(theirs, await IdsAsync(new DeskFilter(Person: desk.Ben.AccountId), desk.Eve));
        Assert.DoesNotContain(mine, await IdsAsync(new DeskFilter(Person: desk.Ben.AccountId), desk.Eve));
        Assert.Equal([submitted], await IdsAsync(new DeskFilter(Text: $"translated 0 of {submitted.Value.ToUpperInvariant()}"), desk.Eve));
        Assert.Contains(mine, await IdsAsync(new DeskFilter(State: "translation", Culture: "EN", From: "ar"), desk.Eve));
        Assert.DoesNotContain(submitted, await IdsAsync(new DeskFilter(State: "translation"), desk.Eve));
        Assert.Empty(await IdsAsync(new DeskFilter(Culture: "fr", Text: "Translated"), desk.Eve));
        Assert.Contains(submitted, await IdsAsync(new DeskFilter(Section: "termnews00000000000000000a"), desk.Eve));
        Assert.DoesNotContain(mine, await IdsAsync(new DeskFilter(Section: "termnews00000000000000000a"), desk.Eve));

        var all = await PageAsync(new DeskFilter(), desk.Eve);
        var board = DeskFixture.Value(await desk.RunAsync((GetBoard get) => get.RunAsync(new DeskFilter(), desk.Eve, default)));
        Assert.Equal(["translation", "editing", "review", "ready"], board.Columns.Select(column => column.State).Take(4));
        Assert.Equal(all.Total, board.Total);
        Assert.All(all.Facets.States, facet => Assert.Equal(facet.Count, board.Columns.Single(column => column.State == facet.Value).Count));
        Assert.Contains(all.Facets.Outlets, facet => facet.Name == "The River");
        var card = board.Columns.SelectMany(column => column.Pieces).First(piece => piece.Article == submitted);
        Assert.Equal(["Approve", "Return", "Send for review"], card.Actions.Where(action => action.IsAllowed).Select(action => action.Outcome));
        Assert.Equal("needs-account", (await desk.RunAsync((SearchDesk search) =>
            search.RunAsync(new DeskFilter(), Cms.Editorial.Accounts.Actor.System, default))).Problem!.Code);
    }

    [Fact]
    public async Task Pages_follow_each_other_by_key_though_pieces_come_and_go()
    {
        var made = new List<ItemId>();
        for (var i = 0; i < SearchDesk.PageSize + 5; i++)
            made.Add(await desk.ClaimAsync(desk.Both));

        foreach (var order in Enum.GetValues<DeskOrder>())
        {
            var filter = new DeskFilter(DeskBasket.Mine, Order: order);
            var first = await PageAsync(filter, desk.Both);
            Assert.Equal(SearchDesk.PageSize, first.Pieces.Length);
            var second = await PageAsync(filter with { After = first.Next }, desk.Both);
            var ids = first.Pieces.Concat(second.Pieces).Select(piece => piece.Article).ToArray();
            Assert.Equal(ids.Length, ids.Distinct().Count());
            Assert.Subset(ids.ToHashSet(), made.ToHashSet());
            Assert.Null(second.Next);
        }

        Assert.Equal("bad-page", (await desk.RunAsync((SearchDesk search) =>
            search.RunAsync(new DeskFilter(After: "no page"), desk.Both, default))).Problem!.Code);
    }

    [Fact]
    public async Task An_editor_says_what_is_urgent_and_by_when()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var state = (await desk.LookAsync(article, desk.Eve)).State!;
        Assert.Equal(state.Since.AddHours(24), state.Due); // the task's own limit

        var due = desk.Clock.GetUtcNow().UtcDateTime.AddHours(2);
        Assert.Equal("may-not-plan", (await PlanAsync(article, 2, due, desk.Ben)).Problem!.Code);
        Assert.Equal("bad-priority", (await PlanAsync(article, 4, due, desk.Eve)).Problem!.Code);
        Assert.Equal("bad-day", (await PlanAsync(article, 2, due.AddYears(3), desk.Eve)).Problem!.Code);
        Assert.True(DeskFixture.Value(await PlanAsync(article, 3, due, desk.Eve)));
        Assert.False(DeskFixture.Value(await PlanAsync(article, 3, due, desk.Eve)));

        var planned = await desk.LookAsync(article, desk.Ana);
        Assert.Equal((3, due), (planned.State!.Priority, planned.State.Due));
        Assert.Equal("Priority and day", planned.Journal[^1].Activity);
        Assert.Contains(article, await IdsAsync(new DeskFilter(Priority: 3), desk.Eve));
        Assert.DoesNotContain(article, await IdsAsync(new DeskFilter(Overdue: true), desk.Eve));
        desk.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Contains(article, await IdsAsync(new DeskFilter(Overdue: true), desk.Eve));
        Assert.Contains(article, (await PageAsync(new DeskFilter(Order: DeskOrder.Priority), desk.Eve)).Pieces.Take(3).Select(piece => piece.Article));

        // Who set the day has not worked on it.
        await desk.ActAsync(article, "Approve", desk.Eve);
    }

    [Fact]
    public async Task The_stamp_changes_when_anything_on_the_desk_does_and_only_then()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await StampAsync(desk.Eve);
        await IdsAsync(new DeskFilter(), desk.Eve);
        var same = false;
        for (var attempt = 0; attempt < 2 && !same; attempt++) // a step of the clock may lie between two
            same = await StampAsync(desk.Eve) == await StampAsync(desk.Eve);
        Assert.True(same);
        var before = await StampAsync(desk.Eve);
        Assert.NotEqual(before, await StampAsync(desk.Max));
        foreach (var change in new Func<Task>[]
        {
            () => desk.ClaimAsync(desk.Ana),
            () => PlanAsync(article, 1, null, desk.Eve),
            () => desk.ActAsync(article, "Approve", desk.Eve),
            () => desk.StoryAsync(),
        })
        {
            await change();
            var after = await StampAsync(desk.Eve);
            Assert.NotEqual(before, after);
            before = after;
        }
    }

    [Fact]
    public async Task A_managing_editor_sets_a_rule_aside_for_a_reason_that_everybody_can_read()
    {
        var article = await desk.ClaimAsync(desk.Chief);
        await desk.TranslateAsync(article, desk.Chief);
        await desk.FillInAsync(article, desk.Chief);
        await desk.ActAsync(article, "Submit", desk.Chief);
        var workspace = await desk.LookAsync(article, desk.Chief);
        var approve = workspace.Actions.Single(action => action.Outcome == "Approve");
        Assert.True(approve is { IsAllowed: false, IsOverridable: true });

        var action = new TaskAction(article, "Approve", null, workspace.Number, "editing", workspace.Saves);
        Assert.Equal("own-work", (await desk.TryActAsync(action, desk.Chief)).Problem!.Code);
        Assert.Equal("reason-required", (await desk.TryActAsync(action with { Override = " " }, desk.Chief)).Problem!.Code);
        var done = DeskFixture.Value(await desk.TryActAsync(action with { Override = "Everybody else is at the border." }, desk.Chief));
        Assert.Equal("ready", done.State!.State);

        var entry = (await desk.LookAsync(article, desk.Ana)).Journal[^1];
        Assert.Equal("You translated this version; another person has to approve it. Everybody else is at the border.", entry.Override);
        var trail = DeskFixture.Value(await desk.RunAsync((ListAuditTrail list) =>
            list.RunAsync(new AuditFilter(Item: article), null, desk.Admin, default)));
        Assert.Contains(trail.Lines, line => line.Action == AuditActions.RuleOverridden
            && line.Subject == "own-work" && line.Comment == "Everybody else is at the border.");

        // Not for editors, and not past what is missing or who is meant.
        var other = await desk.SubmittedAsync(desk.Both);
        var seen = await desk.LookAsync(other, desk.Both);
        Assert.All(seen.Actions, a => Assert.False(a.IsOverridable));
        Assert.Equal("own-work", (await desk.TryActAsync(
            new TaskAction(other, "Approve", null, seen.Number) { Override = "I say so." }, desk.Both)).Problem!.Code);
        var unfinished = await desk.ClaimAsync(desk.Ana);
        Assert.Equal("untranslated", (await desk.TryActAsync(
            new TaskAction(unfinished, "Submit", null, 1) { Override = "Out with it." }, desk.Chief)).Problem!.Code);
    }

    private async Task<DeskPage> PageAsync(DeskFilter filter, Actor actor) =>
        DeskFixture.Value(await desk.RunAsync((SearchDesk search) => search.RunAsync(filter, actor, default)));

    private async Task<ItemId[]> IdsAsync(DeskFilter filter, Actor actor)
    {
        var ids = new List<ItemId>();
        for (var page = await PageAsync(filter, actor); ; page = await PageAsync(filter with { After = page.Next }, actor))
        {
            ids.AddRange(page.Pieces.Select(piece => piece.Article));
            if (page.Next is null)
                return [.. ids];
        }
    }

    private Task<Result<bool>> PlanAsync(ItemId article, int priority, DateTime? due, Actor actor) =>
        desk.RunAsync((PlanPiece plan) => plan.RunAsync(new PieceToPlan(article, priority, due), actor, default));

    private Task<string> StampAsync(Actor actor) => desk.RunAsync((GetDeskStamp stamp) => stamp.RunAsync(actor, default));
}

public sealed class SqliteOpenDeskTests(SqliteDesk desk) : OpenDeskContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlOpenDeskTests(PostgreSqlDesk desk) : OpenDeskContract(desk), IClassFixture<PostgreSqlDesk>;
