using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Schedules;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Transfer;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Tests.Schedules;

/// <summary>What is scheduled happens once, in its time, and never against a rule.</summary>
public abstract class ScheduleContract(DeskFixture desk)
{
    [Fact]
    public async Task A_ready_piece_is_published_once_by_three_nodes_at_its_time_and_not_again_when_a_clock_steps_back()
    {
        var article = await ReadyAsync();
        var schedule = DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromMinutes(30))));
        Assert.NotNull((await LatestAsync(article)).Content.Text("PublishLaterPart", "ScheduledPublishUtc"));
        Assert.Empty((await SweepAsync()).Done);
        Assert.Null(await PublishedAsync(article));

        desk.Clock.Advance(TimeSpan.FromMinutes(30));
        await using var second = desk.OtherNode();
        await using var third = desk.OtherNode();
        var runs = await Task.WhenAll(
            Task.Run(SweepAsync),
            Task.Run(() => second.GetRequiredService<RunDueSchedules>().RunAsync(default)),
            Task.Run(() => third.GetRequiredService<RunDueSchedules>().RunAsync(default)));

        Assert.Single(runs.SelectMany(run => run.Done), done => done.Id == schedule.Id);
        Assert.Empty(runs.SelectMany(run => run.Failed));
        Assert.NotNull(await PublishedAsync(article));
        desk.Clock.Advance(TimeSpan.FromHours(-2));
        Assert.Empty((await SweepAsync()).Done);
        desk.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty((await SweepAsync()).Done);

        var line = Assert.Single(await EndedAsync(), ended => ended.Id == schedule.Id);
        Assert.Equal((ScheduledState.Done, false), (line.State, line.IsLate));
        var audit = await AuditAsync(article);
        Assert.Equal(1, audit.Count(l => l.Action == AuditActions.ItemPublished));
        Assert.Equal(["schedule.done", "schedule.set"], audit.Select(l => l.Action).Where(a => a.StartsWith("schedule", StringComparison.Ordinal)));
        Assert.All(audit.Where(l => l.Action is "item.published" or "schedule.done"), l => Assert.Equal("eve", l.By));
    }

    [Fact]
    public async Task What_was_missed_while_nobody_ran_is_done_by_the_first_run_and_marked_late()
    {
        var article = await ReadyAsync();
        var schedule = DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromMinutes(5))));
        desk.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Contains((await SweepAsync()).Done, done => done.Id == schedule.Id);
        Assert.True(Assert.Single(await EndedAsync(), ended => ended.Id == schedule.Id).IsLate);
        Assert.Equal("late", (await AuditAsync(article)).First(l => l.Action == AuditActions.ScheduleDone).Comment);
        var journal = (await desk.LookAsync(article, desk.Eve)).Journal;
        Assert.Contains(journal, entry => entry.Outcome == "Publish" && entry.Comment!.EndsWith("late.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_set_to_another_time_and_called_off_by_those_who_may()
    {
        var article = await ReadyAsync();
        var first = DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(1))));
        Assert.Equal("already-scheduled", (await TryScheduleAsync(article, desk.Max, In(TimeSpan.FromHours(2)))).Problem!.Code);
        var second = DeskFixture.Value(await TryScheduleAsync(article, desk.Max, In(TimeSpan.FromHours(2)), replaces: first.Id));
        Assert.Equal("already-scheduled", (await TryScheduleAsync(article, desk.Max, In(TimeSpan.FromHours(2)), replaces: first.Id)).Problem!.Code);
        desk.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.DoesNotContain((await SweepAsync()).Done, done => done.Item == article);

        Assert.Equal("may-not-publish", (await TryCancelAsync(article, second.Id, desk.Ana)).Problem!.Code);
        Assert.Equal("schedule-over", (await TryCancelAsync(article, first.Id, desk.Eve)).Problem!.Code);
        DeskFixture.Value(await TryCancelAsync(article, second.Id, desk.Eve));
        Assert.Null((await LatestAsync(article)).Content.Text("PublishLaterPart", "ScheduledPublishUtc"));
        desk.Clock.Advance(TimeSpan.FromHours(2));
        Assert.DoesNotContain((await SweepAsync()).Done, done => done.Item == article);
        Assert.Null(await PublishedAsync(article));
    }

    [Fact]
    public async Task Called_off_in_the_moment_it_is_due_it_is_either_cancelled_or_published_and_never_both()
    {
        for (var i = 0; i < 3; i++)
        {
            var article = await ReadyAsync();
            var schedule = DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromMinutes(3))));
            desk.Clock.Advance(TimeSpan.FromMinutes(3));
            await using var node = desk.OtherNode();
            var cancel = Task.Run(async () =>
            {
                try
                {
                    return (await TryCancelAsync(article, schedule.Id, desk.Eve)).Succeeded;
                }
                catch (Cms.Data.DatabaseBusyException)
                {
                    return false;
                }
            });
            await Task.WhenAll(cancel, Task.Run(() => node.GetRequiredService<RunDueSchedules>().RunAsync(default)));
            await SweepAsync();

            Assert.Equal(await cancel, await PublishedAsync(article) is null);
        }
    }

    [Fact]
    public async Task Only_what_could_be_published_now_can_be_scheduled()
    {
        var early = await desk.SubmittedAsync(desk.Ana);
        Assert.Equal("not-ready", (await TryScheduleAsync(early, desk.Eve, In(TimeSpan.FromHours(1)))).Problem!.Code);
        var article = await ReadyAsync(desk.Both);
        Assert.Equal("own-work", (await TryScheduleAsync(article, desk.Both, In(TimeSpan.FromHours(1)))).Problem!.Code);
        Assert.Equal("not-your-task", (await TryScheduleAsync(article, desk.Ana, In(TimeSpan.FromHours(1)))).Problem!.Code);
        Assert.Equal("in-the-past", (await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(-1)))).Problem!.Code);
        Assert.Equal("no-such-item", (await TryScheduleAsync(ItemId.New(), desk.Eve, In(TimeSpan.FromHours(1)), seen: 1)).Problem!.Code);
        Assert.Equal("changed-meanwhile", (await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(1)), seen: 1)).Problem!.Code);
        Assert.Equal("not-public", (await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(1)), action: ScheduledAction.Archive)).Problem!.Code);
    }

    [Fact]
    public async Task What_stands_against_it_when_it_is_due_is_kept_with_the_schedule()
    {
        var returned = await ReadyAsync();
        var first = DeskFixture.Value(await TryScheduleAsync(returned, desk.Eve, In(TimeSpan.FromMinutes(5))));
        await desk.ActAsync(returned, "Return", desk.Max, "Not yet.");
        var name = "zoe" + Guid.NewGuid().ToString("n")[..8];
        var zoe = DeskFixture.Value(await desk.RunAsync((AddUser a) => a.RunAsync(
            new NewUser(name, null, null, ["Editor"], [new LanguagePair("ar", "en")]), Actor.System, default)));
        var orphan = await ReadyAsync();
        var second = DeskFixture.Value(await TryScheduleAsync(
            orphan, (await desk.RunAsync((ActorSource s) => s.FromAccountAsync(zoe.Id, null, default)))!, In(TimeSpan.FromMinutes(5))));
        DeskFixture.Value(await desk.RunAsync((ChangeUser c) => c.RunAsync(
            new UserChange(zoe.Id, null, ["Editor"], [], null, IsEnabled: false), Actor.System, default)));
        desk.Clock.Advance(TimeSpan.FromMinutes(6));

        var run = await SweepAsync();

        Assert.Superset(new HashSet<string> { first.Id, second.Id }, run.Failed.Select(f => f.Id).ToHashSet());
        Assert.Null(await PublishedAsync(returned));
        Assert.Null(await PublishedAsync(orphan));
        Assert.Contains("disabled", Assert.Single(await EndedAsync(), e => e.Id == second.Id).Reason, StringComparison.Ordinal);
        Assert.Empty((await SweepAsync()).Failed);
    }

    [Fact]
    public async Task An_item_beside_the_desk_is_published_and_taken_off_at_its_times_and_follows_its_editors()
    {
        var outlet = await desk.SaveAsync("Outlet", Outlet("Later"), desk.Eve);
        DeskFixture.Value(await TryScheduleAsync(outlet.ContentItemId, desk.Eve, In(TimeSpan.FromMinutes(10))));
        var changed = (await LatestAsync(outlet.ContentItemId)) is var latest
            ? DeskFixture.Value(await desk.RunAsync((SaveDraft s) => s.RunAsync(
                new SaveDraftInput(outlet.ContentItemId, "Outlet", latest.Content.With("Later and better", "TitlePart", "Title"), latest.Number), desk.Max, default)))
            : null!;
        DeskFixture.Value(await TryScheduleAsync(outlet.ContentItemId, desk.Eve, In(TimeSpan.FromHours(3)), action: ScheduledAction.Archive));
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync();
        Assert.Equal("Later and better", (await PublishedAsync(outlet.ContentItemId))!.Item.DisplayText);
        Assert.True((await PublishedAsync(outlet.ContentItemId))!.Number > changed.Number);

        desk.Clock.Advance(TimeSpan.FromHours(3));
        await SweepAsync();
        Assert.Null(await PublishedAsync(outlet.ContentItemId));
    }

    [Fact]
    public async Task An_embargo_binds_every_translation_on_every_route()
    {
        var story = await desk.StoryAsync();
        var article = await ReadyAsync(desk.Ana, story);
        var scheduled = DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromMinutes(10))));
        var source = await LatestAsync(story);
        var until = ZonedTime.Reading(desk.Clock.GetUtcNow().UtcDateTime.AddHours(4), TimeZoneInfo.FindSystemTimeZoneById("Asia/Damascus"));
        Assert.Equal("bad-zone", (await EmbargoAsync(new EmbargoInput(story, until, "Damascus", null, source.Number), desk.Eve)).Problem!.Code);
        Assert.Equal("may-not-edit", (await EmbargoAsync(new EmbargoInput(story, until, "Asia/Damascus", null, source.Number), desk.Ben)).Problem!.Code);
        var held = DeskFixture.Value(await EmbargoAsync(new EmbargoInput(story, until, "Asia/Damascus", null, source.Number), desk.Eve));
        Assert.Equal("Asia/Damascus", held.Content.Text("SourceRevisionPart", "EmbargoTimeZone", "Text"));

        // The desk, a schedule set before, a new schedule.
        Assert.Equal("embargoed", (await desk.TryActAsync(article, "Publish", desk.Eve)).Problem!.Code);
        desk.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains((await SweepAsync()).Failed, f => f.Id == scheduled.Id);
        Assert.Equal("embargoed", (await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(1)))).Problem!.Code);

        // Another article, by hand or by import, in the same set of translations or naming the story.
        var latest = await LatestAsync(article);
        var set = latest.Content.Text("LocalizationPart", "LocalizationSet")!;
        var sibling = await desk.SaveAsync("Page", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "The same in French" },
            ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = set, ["Culture"] = "fr" },
        });
        Assert.Equal("embargoed", (await desk.TryPublishAsync(sibling.ContentItemId, sibling.Number, Actor.System)).Problem!.Code);
        var line = new JsonObject
        {
            ["ContentItemId"] = IdText.New(),
            ["ContentType"] = "Article",
            ["Latest"] = true,
            ["Published"] = true,
            ["TitlePart"] = new JsonObject { ["Title"] = "T" },
            ["SourcePart"] = new JsonObject { ["SourceStory"] = new JsonObject { ["ContentItemIds"] = new JsonArray(story.Value) } },
        }.ToJsonString();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(line));
        var import = DeskFixture.Value(await desk.RunAsync((ImportContent i) => i.RunAsync(stream, new ImportOptions(), null, desk.Admin, default)));
        Assert.Contains("embargo", Assert.Single(import.Refused).Reason, StringComparison.Ordinal);

        // Lifted, or over, it goes.
        DeskFixture.Value(await TryScheduleAsync(article, desk.Eve, In(TimeSpan.FromHours(4))));
        desk.Clock.Advance(TimeSpan.FromHours(4.1));
        await SweepAsync();
        var published = await PublishedAsync(article);
        Assert.NotNull(published);

        // A correction of what is public is held as well, even when it does not name the story any more.
        source = await LatestAsync(story);
        until = ZonedTime.Reading(desk.Clock.GetUtcNow().UtcDateTime.AddHours(4), TimeZoneInfo.Utc);
        DeskFixture.Value(await EmbargoAsync(new EmbargoInput(story, until, "UTC", null, source.Number), desk.Eve));
        var correction = published!.Content.With("Corrected.", "MarkdownBodyPart", "Markdown").With(new JsonArray(), "SourcePart", "SourceStory", "ContentItemIds");
        var saved = DeskFixture.Value(await desk.TrySaveAsync(article, correction, published.Number, desk.Max));
        Assert.Equal("embargoed", (await desk.TryPublishAsync(article, saved.Number, desk.Eve)).Problem!.Code);
        DeskFixture.Value(await EmbargoAsync(new EmbargoInput(story, null, "UTC", null, source.Number + 1), desk.Eve));
        Assert.True((await desk.TryPublishAsync(article, saved.Number, desk.Eve)).Succeeded);
        Assert.Equal(["embargo.lifted", "embargo.set", "embargo.set"], (await AuditAsync(story)).Select(l => l.Action).Where(a => a.StartsWith("embargo", StringComparison.Ordinal)));
    }

    private static JsonObject Outlet(string title) => new()
    {
        ["TitlePart"] = new JsonObject { ["Title"] = title },
        ["Outlet"] = new JsonObject { ["RightsBasis"] = DeskFixture.Text("agreement"), ["Verification"] = DeskFixture.Text("not-verified") },
    };

    private async Task<ItemId> ReadyAsync(Actor? translator = null, ItemId? story = null)
    {
        var by = translator ?? desk.Ana;
        var article = DeskFixture.Value(await desk.TryClaimAsync(story ?? await desk.StoryAsync(), by)).Article;
        await desk.TranslateAsync(article, by);
        await desk.FillInAsync(article, by);
        await desk.ActAsync(article, "Submit", by);
        await desk.ActAsync(article, "Approve", desk.Max);
        return article;
    }

    /// <summary>A reading of the clock in Kathmandu, to the minute.</summary>
    private (string Local, string Zone) In(TimeSpan span) => (ZonedTime.Reading(
        desk.Clock.GetUtcNow().UtcDateTime + span, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu")), "Asia/Kathmandu");

    private async Task<Result<ScheduleLine>> TryScheduleAsync(
        ItemId item, Actor actor, (string Local, string Zone) at, int? seen = null, string? replaces = null, ScheduledAction action = ScheduledAction.Publish)
    {
        var number = seen ?? (await LatestAsync(item)).Number;
        return await desk.RunAsync((ScheduleItem s) => s.RunAsync(
            new ScheduleInput(item, action, at.Local, at.Zone, null, number, replaces), actor, default));
    }

    private Task<Result<ItemVersion>> TryCancelAsync(ItemId item, string schedule, Actor actor) =>
        desk.RunAsync((CancelSchedule c) => c.RunAsync(item, schedule, actor, default));

    private Task<Result<ItemVersion>> EmbargoAsync(EmbargoInput input, Actor actor) =>
        desk.RunAsync((SetEmbargo s) => s.RunAsync(input, actor, default));

    private Task<DueSchedules> SweepAsync() => desk.RunAsync((RunDueSchedules r) => r.RunAsync(default));

    private async Task<ItemVersion> LatestAsync(ItemId item) => (await desk.RunAsync((ItemStore s) => s.FindLatestAsync(item, default)))!;

    private Task<ItemVersion?> PublishedAsync(ItemId item) => desk.RunAsync((ItemStore s) => s.FindPublishedAsync(item, default));

    private async Task<IReadOnlyList<ScheduleLine>> EndedAsync() =>
        DeskFixture.Value(await desk.RunAsync((ListSchedules l) => l.RunAsync(desk.Eve, default))).Ended;

    private async Task<IReadOnlyList<AuditLine>> AuditAsync(ItemId item) =>
        DeskFixture.Value(await desk.RunAsync((ListAuditTrail l) => l.RunAsync(new AuditFilter(Item: item), null, desk.Admin, default))).Lines;
}

public sealed class SqliteScheduleTests(SqliteDesk desk) : ScheduleContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlScheduleTests(PostgreSqlDesk desk) : ScheduleContract(desk), IClassFixture<PostgreSqlDesk>;
