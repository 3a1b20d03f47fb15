using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Comments;
using Cms.Editorial.Notifications;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Notifications;

/// <summary>What happens to claims and days is told to whom it concerns, once, however many nodes look.</summary>
public abstract class FiredContract(DeskFixture desk)
{
    [Fact]
    public async Task A_piece_that_changes_hands_is_told_to_who_gets_it_and_to_who_loses_it_and_not_to_who_did_it()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        Assert.Empty(await ToldAsync(desk.Ana, article));

        DeskFixture.Value(await PassAsync(desk.Ana, article, desk.Ben));
        Assert.Equal([(NotificationKind.Assigned, "ana")], (await ToldAsync(desk.Ben, article)).Select(l => (l.Kind, l.By!)));
        Assert.Empty(await ToldAsync(desk.Ana, article));

        DeskFixture.Value(await PassAsync(desk.Eve, article, desk.Ana, "Ben is ill."));
        Assert.Equal([(NotificationKind.TakenOver, "eve", "Ben is ill."), (NotificationKind.Assigned, "ana", null)],
            (await ToldAsync(desk.Ben, article)).Select(l => (l.Kind, l.By!, l.Detail)));
        Assert.Equal([NotificationKind.Assigned], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        Assert.Empty(await ToldAsync(desk.Eve, article));

        DeskFixture.Value(await PassAsync(desk.Ana, article, null));
        Assert.Single(await ToldAsync(desk.Ana, article));

        var lines = DeskFixture.Value(await desk.RunAsync((ListAuditTrail list) => list.RunAsync(
            new AuditFilter(Item: article, Action: AuditActions.ClaimPassed), null, desk.Chief, default))).Lines;
        Assert.Equal([("ana", null), ("ben", "ana"), ("ana", "ben")], lines.Select(line => (line.From!, line.To)));
    }

    [Fact]
    public async Task A_claim_that_ends_is_told_before_and_when_it_ends_once_with_three_nodes()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var end = (await desk.LookAsync(article, desk.Ana)).State!.ClaimExpires!.Value;
        var nodes = new[] { desk.OtherNode(), desk.OtherNode(), desk.OtherNode() };
        Task LookAsync() => Task.WhenAll(nodes.Select(node => node.GetRequiredService<EndClaims>().RunAsync(default)));

        await LookAsync();
        Assert.Empty(await ToldAsync(desk.Ana, article));
        desk.Clock.Advance(end - desk.Clock.GetUtcNow().UtcDateTime - TimeSpan.FromMinutes(5));
        await LookAsync();
        await LookAsync();
        Assert.Equal([NotificationKind.ClaimExpiring], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await LookAsync();
        await LookAsync();

        Assert.Equal([NotificationKind.ClaimExpired, NotificationKind.ClaimExpiring], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        Assert.All(await ToldAsync(desk.Ana, article), line => Assert.Null(line.By));
        Assert.Empty(await ToldAsync(desk.Eve, article));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_piece_that_is_overdue_is_told_to_those_in_charge_once_for_each_day_it_was_due()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var nodes = new[] { desk.OtherNode(), desk.OtherNode(), desk.OtherNode() };
        Task LookAsync() => Task.WhenAll(nodes.Select(node => node.GetRequiredService<TellOfOverdue>().RunAsync(default)));

        await PlanAsync(article, desk.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        await LookAsync();
        Assert.Empty(await ToldAsync(desk.Ana, article));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync();
        await LookAsync();
        Assert.Equal([NotificationKind.Overdue], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        Assert.Empty(await ToldAsync(desk.Eve, article));

        await PlanAsync(article, desk.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync();
        Assert.Equal(2, (await ToldAsync(desk.Ana, article)).Count);

        // Nobody holds it: those who could take it.
        var free = await desk.ClaimAsync(desk.Ana);
        DeskFixture.Value(await PassAsync(desk.Ana, free, null));
        await PlanAsync(free, desk.Clock.GetUtcNow().UtcDateTime.AddHours(1));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await LookAsync();
        Assert.Contains(await ToldAsync(desk.Ben, free), line => line.Kind == NotificationKind.Overdue);
        Assert.Empty(await ToldAsync(desk.Reader, free));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [Fact]
    public async Task A_protected_person_is_known_by_the_credit_and_cannot_be_mentioned_by_the_name_of_the_account()
    {
        var credit = await desk.SaveAsync("Contributor", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "The Heron" } });
        var user = new NewUser("hidden-name", null, "correct horse battery hidden", ["Editor"], [LanguagePair.Parse("ar>en")!], credit.ContentItemId);
        var added = DeskFixture.Value(await desk.RunAsync((AddUser add) => add.RunAsync(user, Actor.System, default)));
        DeskFixture.Value(await desk.RunAsync((ChangeUser change) => change.RunAsync(
            new UserChange(added.Id, null, ["Editor"], [LanguagePair.Parse("ar>en")!], credit.ContentItemId, true, HasCoarseTimes: true), Actor.System, default)));
        var heron = (await desk.RunAsync((ActorSource source) => source.FromAccountAsync(added.Id, null, default)))!;
        var article = await desk.ClaimAsync(desk.Ana);
        DeskFixture.Value(await SayAsync(heron, article, "Look at this, @ana."));
        DeskFixture.Value(await SayAsync(desk.Ana, article, "Thanks, @the heron; @hidden-name is nobody."));

        Assert.Equal("The Heron", (await ToldAsync(desk.Ana, article))[0].By);
        Assert.Equal([NotificationKind.Mention], (await ToldAsync(heron, article)).Select(line => line.Kind));
        var comments = DeskFixture.Value(await desk.RunAsync((ListComments list) => list.RunAsync(article, desk.Ana, default)));
        Assert.Equal("The Heron", comments.Comments[0].By);
        Assert.DoesNotContain("hidden-name", comments.People);
    }

    private Task<Result<ItemVersion>> PassAsync(Actor by, ItemId article, Actor? to, string? reason = null) =>
        desk.RunAsync((PassClaim pass) => pass.RunAsync(new PassInput(article, to?.AccountId, reason), by, default));

    private async Task PlanAsync(ItemId article, DateTime due) => DeskFixture.Value(await desk.RunAsync(
        (PlanPiece plan) => plan.RunAsync(new PieceToPlan(article, 1, due), desk.Eve, default)));

    private Task<Result<string>> SayAsync(Actor actor, ItemId item, string text) =>
        desk.RunAsync((AddComment add) => add.RunAsync(new NewComment(IdText.New(), item, text), actor, default));

    private async Task<IReadOnlyList<NotificationLine>> ToldAsync(Actor actor, ItemId item) =>
        [.. DeskFixture.Value(await desk.RunAsync((ListNotifications list) => list.RunAsync(null, false, null, actor, default))).Lines.Where(line => line.Item == item)];
}

public sealed class SqliteFiredTests(SqliteDesk desk) : FiredContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlFiredTests(PostgreSqlDesk desk) : FiredContract(desk), IClassFixture<PostgreSqlDesk>;
