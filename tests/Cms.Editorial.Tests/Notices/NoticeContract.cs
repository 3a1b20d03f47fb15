using System.Text;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Notices;
using Cms.Editorial.Schedules;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Transfer;

namespace Cms.Editorial.Tests.Notices;

/// <summary>What happens to a text after it was published is public, typed and on the record.</summary>
public abstract class NoticeContract(DeskFixture desk)
{
    [Fact]
    public async Task A_correction_is_a_new_public_version_with_its_kind_its_words_and_its_segments()
    {
        var published = await PublishAsync(desk.Ana);
        var segment = (await desk.LookAsync(published.ContentItemId, desk.Eve)).Segments[1].Id;
        var body = published.Content.Text("MarkdownBodyPart", "Markdown")!.Replace("1 of", "one of", StringComparison.Ordinal);

        var corrected = DeskFixture.Value(await TryAsync(published, NoticeKinds.Mistranslation, "A number was wrong.", desk.Eve, body, [segment]));

        Assert.True(corrected.Item is { Published: true, Latest: true });
        Assert.True(corrected.Number > published.Number);
        var notice = Assert.Single((JsonArray)corrected.Content.ToObject()["NoticesPart"]!["Notices"]!)!;
        Assert.Equal(("mistranslation", "A number was wrong.", segment), ((string?)notice["Kind"], (string?)notice["Text"], (string?)notice["Segments"]![0]));
        Assert.Contains("one of", corrected.Content.Text("MarkdownBodyPart", "Markdown"), StringComparison.Ordinal);
        Assert.Equal(published.Hash, corrected.PreviousHash);

        // What was public before can be shown again, and a second notice stands above the first.
        Assert.Equal(published.Content.Json, (await desk.RunAsync((ItemStore s) => s.FindNumberAsync(published.ContentItemId, published.Number, default)))!.Content.Json);
        var again = DeskFixture.Value(await TryAsync(corrected, NoticeKinds.Update, "More is known.", desk.Max));
        Assert.Equal(["update", "mistranslation"], Kinds(again));
        Assert.Equal("update: More is known.", (await AuditAsync(published.ContentItemId)).First(l => l.Action == AuditActions.NoticePublished).Comment);
    }

    [Fact]
    public async Task A_retracted_text_stays_under_its_banner()
    {
        var published = await PublishAsync(desk.Ana);

        var retracted = DeskFixture.Value(await TryAsync(published, NoticeKinds.Retraction, "We do not stand by it.", desk.Eve));

        Assert.Equal(["retraction"], Kinds(retracted));
        Assert.Equal(published.Content.Text("MarkdownBodyPart", "Markdown"), retracted.Content.Text("MarkdownBodyPart", "Markdown"));
        Assert.True(retracted.Item.Published);
    }

    [Fact]
    public async Task A_notice_is_refused_with_its_reason_and_changes_nothing()
    {
        var published = await PublishAsync(desk.Both);
        async Task<string> CodeAsync(string kind, string text, Actor actor, string? body = null, string[]? segments = null) =>
            (await TryAsync(published, kind, text, actor, body, segments ?? [])).Problem!.Code;

        Assert.Equal("bad-kind", await CodeAsync("takedown", "Gone.", desk.Eve));
        Assert.Equal("bad-text", await CodeAsync(NoticeKinds.Update, " ", desk.Eve));
        Assert.Equal("bad-text", await CodeAsync(NoticeKinds.Update, new string('x', PublishNotice.MaxTextLength + 1), desk.Eve));
        Assert.Equal("no-such-segment", await CodeAsync(NoticeKinds.Update, "x", desk.Eve, segments: ["s99"]));
        Assert.Equal("nothing-corrected", await CodeAsync(NoticeKinds.EditingError, "x", desk.Eve));
        Assert.Equal("may-not-publish", await CodeAsync(NoticeKinds.Update, "x", desk.Ana));
        Assert.Equal("own-work", await CodeAsync(NoticeKinds.Update, "x", desk.Both)); // who translated it
        Assert.Equal("changed-meanwhile", (await desk.RunAsync((PublishNotice p) => p.RunAsync(
            new NoticeInput(published.ContentItemId, NoticeKinds.Update, "x", [], null, null, 1), desk.Eve, default))).Problem!.Code);
        var draft = DeskFixture.Value(await desk.TrySaveAsync(
            published.ContentItemId, published.Content.With("Draft", "TitlePart", "Title"), published.Number, desk.Eve));
        Assert.Equal("has-draft", (await TryAsync(draft, NoticeKinds.Update, "x", desk.Eve)).Problem!.Code);
        Assert.Equal("not-public", (await TryAsync(
            await desk.SaveAsync("Page", new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "P" } }), NoticeKinds.Update, "x", desk.Eve)).Problem!.Code);
        Assert.Equal(published.Hash, (await desk.RunAsync((ItemStore s) => s.FindPublishedAsync(published.ContentItemId, default)))!.Hash);
    }

    [Fact]
    public async Task A_takedown_of_the_story_takes_every_translation_over_any_number_of_languages_at_once()
    {
        var published = await PublishAsync(desk.Ben);
        var article = published.ContentItemId;
        var story = new ItemId(published.Content.Texts("SourcePart", "SourceStory", "ContentItemIds")[0]);
        var draft = DeskFixture.Value(await desk.TryClaimAsync(story, desk.Ben, "fr")).Article;
        var relay = await ImportAsync(new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Relayed marker" },
            ["SourcePart"] = new JsonObject { ["SourceStory"] = new JsonObject { ["ContentItemIds"] = new JsonArray(article.Value) } },
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"relay/{article}" },
        });
        var other = await ImportAsync(new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = "Links to it" },
            ["Article"] = new JsonObject { ["ReadAlso"] = new JsonObject { ["ContentItemIds"] = new JsonArray(article.Value) } },
        });
        var path = published.Content.Text("AutoroutePart", "Path")!;
        var seen = (await desk.RunAsync((ItemStore s) => s.FindLatestAsync(story, default)))!.Number;
        Assert.False(await GoneAsync(path));
        Assert.Equal("bad-reason", (await TakeDownAsync(story, " ", seen, desk.Eve)).Problem!.Code);
        Assert.Equal("no-such-item", (await TakeDownAsync(ItemId.New(), "x", seen, desk.Eve)).Problem!.Code);
        Assert.Equal("may-not-take-down", (await TakeDownAsync(story, "x", seen, desk.Ana)).Problem!.Code);
        Assert.Equal("changed-meanwhile", (await TakeDownAsync(story, "x", seen + 1, desk.Eve)).Problem!.Code);

        var gone = DeskFixture.Value(await TakeDownAsync(story, "A source is in danger.", seen, desk.Eve));

        Assert.Equal(new HashSet<ItemId> { story, article, draft, relay }, gone.ToHashSet());
        foreach (var id in gone)
        {
            Assert.Null(await desk.RunAsync((ItemStore s) => s.FindPublishedAsync(id, default)));
            Assert.Null(await desk.RunAsync((ItemStore s) => s.FindLatestAsync(id, default)));
            Assert.Equal("no-such-item", (await desk.RunAsync((GetItem g) => g.RunAsync(id, ItemView.Latest, desk.Admin, default))).Problem!.Code);
            var line = (await AuditAsync(id)).Single(l => l.Action == AuditActions.ItemTakenDown);
            Assert.Equal(("eve", "A source is in danger."), (line.By, line.Comment));
        }

        Assert.Empty(await desk.RunAsync((QueryItems q) => q.RunAsync(
            new ItemQuery { Status = VersionStatus.All, Where = new ItemFilter.Search("marker") }, desk.Admin, default)));
        Assert.Empty(await desk.RunAsync((LoadItems l) => l.RunAsync([article, relay], VersionStatus.Published, desk.Admin, default)));
        Assert.NotNull(await desk.RunAsync((ItemStore s) => s.FindPublishedAsync(other, default)));
        Assert.True(await GoneAsync(path));
        Assert.True(await GoneAsync("/" + path.ToUpperInvariant()));
        Assert.True(await GoneAsync($"relay/{article}"));
        Assert.False(await GoneAsync(""));
        Assert.DoesNotContain((await desk.QueueAsync(desk.Ben)).Mine, piece => piece.Article == draft);

        // Neither an import nor a new item under the same id brings it back.
        Assert.Contains("taken down", await ImportRefusalAsync(relay, new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Again" } }), StringComparison.Ordinal);
        var back = await desk.RunAsync((SaveDraft d) => d.RunAsync(
            new SaveDraftInput(relay, "Page", ItemContent.From(new JsonObject { ["TitlePart"] = new JsonObject { ["Title"] = "Again" } }), 0),
            Actor.System, default));
        Assert.True(!back.Succeeded || (await desk.TryPublishAsync(relay, back.Value.Number, Actor.System)).Problem!.Code == "taken-down");
    }

    [Fact]
    public async Task A_takedown_that_fails_half_way_takes_nothing()
    {
        var published = await PublishAsync(desk.Ana);
        var story = new ItemId(published.Content.Texts("SourcePart", "SourceStory", "ContentItemIds")[0]);
        desk.BreakOn(ContentEventNames.Deleted, published.ContentItemId);
        try
        {
            await Assert.ThrowsAsync<IOException>(() => TakeDownAsync(story, "x", 1, desk.Eve));
        }
        finally
        {
            desk.BreakOn("", null);
        }

        Assert.NotNull(await desk.RunAsync((ItemStore s) => s.FindPublishedAsync(published.ContentItemId, default)));
        Assert.NotNull(await desk.RunAsync((ItemStore s) => s.FindLatestAsync(story, default)));
        Assert.False(await GoneAsync(published.Content.Text("AutoroutePart", "Path")!));
        Assert.DoesNotContain(await AuditAsync(story), l => l.Action == AuditActions.ItemTakenDown);
    }

    private static string[] Kinds(ItemVersion version) =>
        [.. ((JsonArray)version.Content.ToObject()["NoticesPart"]!["Notices"]!).Select(n => (string)n!["Kind"]!)];

    private async Task<ItemVersion> PublishAsync(Actor translator)
    {
        var article = await desk.SubmittedAsync(translator);
        await desk.ActAsync(article, "Approve", desk.Max);
        return (await desk.ActAsync(article, "Publish", desk.Max)).Version;
    }

    private Task<Result<ItemVersion>> TryAsync(
        ItemVersion seen, string kind, string text, Actor actor, string? body = null, string[]? segments = null) =>
        desk.RunAsync((PublishNotice p) => p.RunAsync(
            new NoticeInput(seen.ContentItemId, kind, text, [.. segments ?? []], null, body, seen.Number), actor, default));

    private Task<Result<System.Collections.Immutable.ImmutableArray<ItemId>>> TakeDownAsync(ItemId item, string reason, int seen, Actor actor) =>
        desk.RunAsync((TakeDown t) => t.RunAsync(new TakeDownInput(item, reason, seen), actor, default));

    private Task<bool> GoneAsync(string path) => desk.RunAsync((FindTakenDown f) => f.RunAsync(path, default));

    private async Task<ItemId> ImportAsync(JsonObject content)
    {
        var id = ItemId.New();
        Assert.Equal("", await ImportRefusalAsync(id, content));
        return id;
    }

    private async Task<string> ImportRefusalAsync(ItemId id, JsonObject content)
    {
        content["ContentItemId"] = id.Value;
        content["ContentType"] = "Article";
        content["Latest"] = true;
        content["Published"] = true;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content.ToJsonString()));
        var report = DeskFixture.Value(await desk.RunAsync((ImportContent i) => i.RunAsync(stream, new ImportOptions(), null, desk.Admin, default)));
        return string.Join(" ", report.Refused.Select(r => r.Reason));
    }

    private async Task<IReadOnlyList<AuditLine>> AuditAsync(ItemId item) =>
        DeskFixture.Value(await desk.RunAsync((ListAuditTrail l) => l.RunAsync(new AuditFilter(Item: item), null, desk.Admin, default))).Lines;
}

public sealed class SqliteNoticeTests(SqliteDesk desk) : NoticeContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlNoticeTests(PostgreSqlDesk desk) : NoticeContract(desk), IClassFixture<PostgreSqlDesk>;
