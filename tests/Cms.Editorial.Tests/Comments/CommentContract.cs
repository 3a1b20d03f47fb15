using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Comments;
using Cms.Editorial.Notifications;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Comments;

/// <summary>What people at the desk say to each other, of what, and who is told.</summary>
public abstract class CommentContract(DeskFixture desk)
{
    [Fact]
    public async Task One_speaks_of_a_piece_a_segment_or_words_in_it_and_words_that_change_leave_the_comment_where_it_was()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        var segment = (await desk.LookAsync(article, desk.Ana)).Segments[1];

        DeskFixture.Value(await AddAsync(desk.Eve, article, "Of all of it."));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "Of the segment.", segment.Id));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "Of a word.", segment.Id, quote: "Translated"));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "Of the original.", segment.Id, quote: "الفقرة"));
        Assert.Equal("bad-quote", (await AddAsync(desk.Eve, article, "Of nothing.", segment.Id, quote: "never written")).Problem!.Code);
        Assert.Equal("no-such-segment", (await AddAsync(desk.Eve, article, "Of nothing.", "none")).Problem!.Code);

        Assert.Equal([null, null, QuotedText.Target, QuotedText.Source], (await ListAsync(desk.Ana, article)).Select(c => c.QuoteIn));
        var now = (await desk.LookAsync(article, desk.Ana)).Segments[1];
        DeskFixture.Value(await desk.TryWriteAsync(
            article, desk.Ana, new SegmentOperation(segment.Id, now.Target!.Number, "Quite *other* words.", TargetState.Translated)));

        var after = await ListAsync(desk.Ana, article);
        Assert.Equal([false, false, true, false], after.Select(c => c.IsQuoteLost));
        Assert.Equal([null, segment.Id, segment.Id, segment.Id], after.Select(c => c.SegmentId));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "As it is shown.", segment.Id, quote: "other words"));
        Assert.Equal(after.Length + 1, (await desk.LookAsync(article, desk.Ana)).Review.Comments.Length);
    }

    [Fact]
    public async Task Of_a_story_one_speaks_as_of_a_piece_also_of_words_of_its_text()
    {
        var story = await desk.StoryAsync();
        DeskFixture.Value(await AddAsync(desk.Eve, story, "Who says so?", quote: "الفقرة الأولى"));

        var comment = Assert.Single(await ListAsync(desk.Ana, story));
        Assert.Equal((QuotedText.Body, "eve", false), (comment.QuoteIn, comment.By, comment.IsMine));
    }

    [Fact]
    public async Task A_thread_is_answered_resolved_and_opened_again_and_one_changes_and_takes_back_ones_own_words_only()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var root = DeskFixture.Value(await AddAsync(desk.Eve, article, "First."));
        var answer = DeskFixture.Value(await AddAsync(desk.Ana, article, "Second.", replyTo: root));
        Assert.Equal("no-such-comment", (await AddAsync(desk.Ana, article, "Third.", replyTo: answer)).Problem!.Code);
        Assert.Equal("not-a-thread", (await ResolveAsync(desk.Ana, article, answer, true)).Problem!.Code);

        DeskFixture.Value(await ResolveAsync(desk.Ana, article, root, true));
        Assert.Equal("ana", (await ListAsync(desk.Eve, article))[0].ResolvedBy);
        DeskFixture.Value(await ResolveAsync(desk.Eve, article, root, false));
        Assert.Null((await ListAsync(desk.Eve, article))[0].ResolvedBy);

        Assert.Equal("not-yours", (await EditAsync(desk.Ana, article, root, "Not mine.")).Problem!.Code);
        Assert.Equal("not-yours", (await DeleteAsync(desk.Ana, article, root)).Problem!.Code);
        DeskFixture.Value(await EditAsync(desk.Eve, article, root, "First, put better."));
        Assert.Equal(("First, put better.", true), ((await ListAsync(desk.Ana, article))[0].Text, (await ListAsync(desk.Ana, article))[0].EditedUtc is not null));

        DeskFixture.Value(await DeleteAsync(desk.Eve, article, root));
        Assert.Equal(("", true, "Second."), ((await ListAsync(desk.Ana, article))[0].Text, (await ListAsync(desk.Ana, article))[0].IsDeleted, (await ListAsync(desk.Ana, article))[1].Text));
        Assert.Equal("no-such-comment", (await EditAsync(desk.Eve, article, root, "Again.")).Problem!.Code);
        DeskFixture.Value(await DeleteAsync(desk.Ana, article, answer));
        Assert.Empty(await ListAsync(desk.Ana, article));

        var trail = DeskFixture.Value(await desk.RunAsync((ListAuditTrail list) => list.RunAsync(new AuditFilter(Item: article, Action: "comment"), null, Actor.System, default)));
        Assert.Equal(
            ["comment.deleted", "comment.deleted", "comment.edited", "comment.reopened", "comment.resolved", "comment.added", "comment.added"],
            trail.Lines.Select(line => line.Action));
        Assert.DoesNotContain(trail.Lines, line => $"{line.From}{line.To}{line.Comment}{line.Subject}".Contains("First", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mention_tells_that_person_once_and_who_may_not_see_the_piece_cannot_be_mentioned()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var id = DeskFixture.Value(await AddAsync(desk.Eve, article, "What does @MAX say, and @ana? Not me@max.example."));

        Assert.Equal([(NotificationKind.Mention, "eve")], (await ToldAsync(desk.Max, article)).Select(l => (l.Kind, l.By!)));
        Assert.Equal([NotificationKind.Mention], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        Assert.DoesNotContain(await ToldAsync(desk.Eve, article), l => l.CommentId == id);
        Assert.StartsWith("What does", (await ToldAsync(desk.Max, article))[0].Detail, StringComparison.Ordinal);

        DeskFixture.Value(await EditAsync(desk.Eve, article, id, "What do @max and @ben say?"));
        Assert.Single(await ToldAsync(desk.Max, article));
        Assert.Equal([NotificationKind.Mention], (await ToldAsync(desk.Ben, article)).Select(l => l.Kind));
        Assert.Equal("What do @max and @ben say?", (await ToldAsync(desk.Max, article))[0].Detail);

        var refused = (await AddAsync(desk.Eve, article, "And @reader?")).Problem!;
        Assert.Equal("may-not-see", refused.Code);
        Assert.Contains("reader", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("reader", DeskFixture.Value(await desk.RunAsync((ListComments list) => list.RunAsync(article, desk.Eve, default))).People);

        DeskFixture.Value(await DeleteAsync(desk.Eve, article, id));
        Assert.Equal((null, null), ((await ToldAsync(desk.Max, article))[0].Detail, (await ToldAsync(desk.Max, article))[0].CommentId));
    }

    [Fact]
    public async Task Who_follows_a_piece_is_told_of_comments_until_they_mute_it()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        DeskFixture.Value(await FollowAsync(desk.Max, article, true));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "One."));
        DeskFixture.Value(await FollowAsync(desk.Ana, article, false));
        DeskFixture.Value(await FollowAsync(desk.Max, article, false));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "Two."));
        DeskFixture.Value(await AddAsync(desk.Eve, article, "Three, @ana."));

        Assert.Equal([NotificationKind.Mention, NotificationKind.Comment], (await ToldAsync(desk.Ana, article)).Select(l => l.Kind));
        Assert.Equal(["One."], (await ToldAsync(desk.Max, article)).Select(l => l.Detail));
        Assert.Empty(await ToldAsync(desk.Ben, article));
        Assert.Equal("no-such-item", (await FollowAsync(desk.Reader, article, true)).Problem!.Code);
    }

    [Fact]
    public async Task Who_may_not_read_the_piece_neither_reads_nor_writes_and_a_repeated_request_adds_nothing()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var id = DeskFixture.Value(await AddAsync(desk.Eve, article, "Once.", id: "same-id"));
        Assert.Equal(id, DeskFixture.Value(await AddAsync(desk.Eve, article, "Once.", id: "same-id")));
        Assert.Equal("bad-comment", (await AddAsync(desk.Max, article, "Another.", id: "same-id")).Problem!.Code);
        Assert.Single(await ListAsync(desk.Eve, article));

        Assert.Equal("no-such-item", (await AddAsync(desk.Reader, article, "Let me in.")).Problem!.Code);
        Assert.Equal("no-such-comment", (await ResolveAsync(desk.Reader, article, id, true)).Problem!.Code);
        Assert.Equal("no-such-comment", (await EditAsync(desk.Reader, article, id, "Mine now.")).Problem!.Code);
        Assert.Equal("no-such-comment", (await DeleteAsync(desk.Reader, article, id)).Problem!.Code);
        Assert.False((await desk.RunAsync((ListComments list) => list.RunAsync(article, desk.Reader, default))).Succeeded);
        var other = await desk.ClaimAsync(desk.Ana);
        Assert.Equal("no-such-comment", (await EditAsync(desk.Eve, other, id, "Elsewhere.")).Problem!.Code);
    }

    private int _ids;

    private Task<Result<string>> AddAsync(
        Actor actor, ItemId item, string text, string? segment = null, string? replyTo = null, string? quote = null, string? id = null)
    {
        desk.Clock.Advance(TimeSpan.FromSeconds(1)); // so that they have an order
        return desk.RunAsync((AddComment add) => add.RunAsync(
            new NewComment(id ?? $"{item}-{++_ids}", item, text, replyTo, segment, quote), actor, default));
    }

    private Task<Result<string>> EditAsync(Actor actor, ItemId item, string id, string text) =>
        desk.RunAsync((EditComment edit) => edit.RunAsync(item, id, text, actor, default));

    private Task<Result<string>> DeleteAsync(Actor actor, ItemId item, string id) =>
        desk.RunAsync((DeleteComment delete) => delete.RunAsync(item, id, actor, default));

    private Task<Result<string>> ResolveAsync(Actor actor, ItemId item, string id, bool resolved) =>
        desk.RunAsync((ResolveComment resolve) => resolve.RunAsync(item, id, resolved, actor, default));

    private Task<Result<bool>> FollowAsync(Actor actor, ItemId item, bool isOn) =>
        desk.RunAsync((FollowItem follow) => follow.RunAsync(item, isOn, actor, default));

    private async Task<System.Collections.Immutable.ImmutableArray<CommentView>> ListAsync(Actor actor, ItemId item) =>
        DeskFixture.Value(await desk.RunAsync((ListComments list) => list.RunAsync(item, actor, default))).Comments;

    private async Task<IReadOnlyList<NotificationLine>> ToldAsync(Actor actor, ItemId item) =>
        [.. DeskFixture.Value(await desk.RunAsync((ListNotifications list) => list.RunAsync(null, false, null, actor, default))).Lines
            .Where(line => line.Kind is NotificationKind.Comment or NotificationKind.Mention)
            .Where(line => line.Item == item)];
}

public sealed class SqliteCommentTests(SqliteDesk desk) : CommentContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlCommentTests(PostgreSqlDesk desk) : CommentContract(desk), IClassFixture<PostgreSqlDesk>;
