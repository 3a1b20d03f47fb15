using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Notifications;
using Cms.Editorial.Tests.Workflows;

namespace Cms.Editorial.Tests.Notifications;

/// <summary>Whoever a piece concerns is told of what others do with it; nobody is told of what they may not read.</summary>
public abstract class NotificationContract(DeskFixture desk)
{
    [Fact]
    public async Task A_move_tells_those_the_piece_waits_for_and_never_who_moved_it()
    {
        var article = await desk.SubmittedAsync(desk.Ana);

        Assert.Equal([NotificationKind.Waiting], await KindsAsync(desk.Eve, article));
        Assert.Equal([NotificationKind.Waiting], await KindsAsync(desk.Max, article));
        Assert.Empty(await KindsAsync(desk.Ana, article));
        Assert.Empty(await KindsAsync(desk.Ben, article)); // another translator
        Assert.Empty(await KindsAsync(desk.AnaAgain, article)); // has the translator's credit: not hers to approve
        Assert.Empty(await KindsAsync(desk.Admin, article)); // may, but is not the one it waits for
        var line = (await ListAsync(desk.Eve)).First(l => l.Item == article);
        Assert.Equal(("ana", false, true), (line.By, line.IsRead, line.IsPiece));
        Assert.NotNull(line.Title);
    }

    [Fact]
    public async Task A_piece_that_comes_back_tells_its_translator_why_and_only_once()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Return", desk.Eve, "The second paragraph says the opposite.");

        var line = Assert.Single(await ListAsync(desk.Ana), l => l.Item == article);

        Assert.Equal((NotificationKind.Returned, "eve", "The second paragraph says the opposite."), (line.Kind, line.By, line.Detail));
    }

    [Fact]
    public async Task Approval_and_publication_are_told_to_those_who_worked_on_it()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        await desk.ActAsync(article, "Publish", desk.Max);

        Assert.Equal([NotificationKind.Published, NotificationKind.Approved], await KindsAsync(desk.Ana, article));
        Assert.Equal([NotificationKind.Published], (await KindsAsync(desk.Eve, article)).Where(kind => kind != NotificationKind.Waiting));
        Assert.DoesNotContain(NotificationKind.Published, await KindsAsync(desk.Max, article));
    }

    [Fact]
    public async Task A_new_source_revision_tells_who_works_on_its_translations_once_for_each_revision()
    {
        var story = await desk.StoryAsync();
        var article = DeskFixture.Value(await desk.TryClaimAsync(story, desk.Ana)).Article;
        var version = DeskFixture.Value(await desk.RunAsync((GetItem get) => get.RunAsync(story, ItemView.Latest, desk.Eve, default)));
        var next = version.Content.With("نص جديد تماما.", "SourceRevisionPart", "Text", "Markdown");
        var saved = DeskFixture.Value(await desk.RunAsync((SaveDraft save) => save.RunAsync(
            new SaveDraftInput(story, "SourceStory", next, version.Number), desk.Eve, default)));
        DeskFixture.Value(await desk.RunAsync((SaveDraft save) => save.RunAsync(
            new SaveDraftInput(story, "SourceStory", next, saved.Number), desk.Eve, default)));

        Assert.Equal([NotificationKind.SourceChanged], await KindsAsync(desk.Ana, article));
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_told_and_who_loses_the_right_to_read_sees_no_title()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.RunAsync<WithTransaction>(w => w.RunAsync(commit: false, n => n.ToAsync([desk.Eve.AccountId], New(article), desk.Ana, default)));
        Assert.Empty(await KindsAsync(desk.Eve, article));

        var outsider = await OutsiderAsync();
        var told = await desk.RunAsync<WithTransaction, IReadOnlySet<string>>(w => w.RunAsync(
            commit: true, n => n.ToAsync([desk.Ana.AccountId, outsider.AccountId, null], New(article), desk.Eve, default)));
        Assert.Equal([desk.Ana.AccountId!], told);

        // While it is theirs they may read it, and afterwards not.
        await HandOverAsync(article, desk.Ana, outsider);
        await desk.RunAsync<WithTransaction>(w => w.RunAsync(commit: true, n => n.ToAsync([outsider.AccountId], New(article), desk.Eve, default)));
        Assert.Equal((article, "a word"), ((await ListAsync(outsider))[0].Item!.Value, (await ListAsync(outsider))[0].Detail));
        await HandOverAsync(article, outsider, desk.Ana);
        var line = Assert.Single(await ListAsync(outsider));
        Assert.Equal((null, null, null, null), (line.Item, line.Title, line.Detail, line.SegmentId));
    }

    [Fact]
    public async Task Each_person_reads_their_own_list_page_by_page_and_marks_it_read()
    {
        var article = await desk.ClaimAsync(desk.Both);
        for (var i = 0; i < ListNotifications.PageSize + 3; i++)
            await desk.RunAsync<WithTransaction>(w => w.RunAsync(commit: true, n => n.ToAsync([desk.Both.AccountId], New(article), desk.Eve, default)));

        var first = DeskFixture.Value(await desk.RunAsync((ListNotifications list) => list.RunAsync(NotificationKind.Returned, false, null, desk.Both, default)));
        var second = DeskFixture.Value(await desk.RunAsync((ListNotifications list) => list.RunAsync(NotificationKind.Returned, false, first.Next, desk.Both, default)));
        Assert.Equal((ListNotifications.PageSize, 3, null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Empty(first.Lines.Select(l => l.Id).Intersect(second.Lines.Select(l => l.Id)));

        var id = first.Lines[0].Id;
        Assert.Equal(0, DeskFixture.Value(await MarkAsync(desk.Eve, id))); // not hers
        Assert.Equal(1, DeskFixture.Value(await MarkAsync(desk.Both, id)));
        var before = await desk.RunAsync((MarkNotificationsRead mark) => mark.CountAsync(desk.Both, default));
        Assert.True(before >= ListNotifications.PageSize + 2);
        DeskFixture.Value(await desk.RunAsync((MarkNotificationsRead mark) => mark.RunAsync(null, desk.Both, default)));
        Assert.Equal(0, await desk.RunAsync((MarkNotificationsRead mark) => mark.CountAsync(desk.Both, default)));
    }

    private static NewNotification New(ItemId article) => new(NotificationKind.Returned, article, Detail: "a word");

    private async Task<Actor> OutsiderAsync()
    {
        var user = new NewUser("outsider", null, "correct horse battery outsider", [], [], null);
        var added = DeskFixture.Value(await desk.RunAsync((AddUser add) => add.RunAsync(user, Actor.System, default)));
        return (await desk.RunAsync((ActorSource source) => source.FromAccountAsync(added.Id, null, default)))!;
    }

    private async Task HandOverAsync(ItemId article, Actor from, Actor to) => Assert.True(await desk.RunAsync(
        (ClaimStore claims) => claims.HandOverAsync(article, from.AccountId, to.AccountId, DateTime.UtcNow, null, default)));

    private Task<Result<int>> MarkAsync(Actor actor, string id) =>
        desk.RunAsync((MarkNotificationsRead mark) => mark.RunAsync([id], actor, default));

    private async Task<IReadOnlyList<NotificationLine>> ListAsync(Actor actor) =>
        DeskFixture.Value(await desk.RunAsync((ListNotifications list) => list.RunAsync(null, false, null, actor, default))).Lines;

    private async Task<IReadOnlyList<NotificationKind>> KindsAsync(Actor actor, ItemId item) =>
        [.. (await ListAsync(actor)).Where(line => line.Item == item).Select(line => line.Kind)];
}

public sealed class SqliteNotificationTests(SqliteDesk desk) : NotificationContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlNotificationTests(PostgreSqlDesk desk) : NotificationContract(desk), IClassFixture<PostgreSqlDesk>;
