using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Transfer;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Translations;

/// <summary>Edits of a translated article's body that pass its segments by come back to them, or are shown; none is dropped.</summary>
public abstract class OutsideEditContract(DeskFixture desk)
{
    [Fact]
    public async Task An_edit_in_the_item_editor_goes_to_its_segments_and_what_has_none_is_shown()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var before = await desk.LookAsync(article, desk.Eve);
        var body = Body(before);
        Assert.Equal($"Translated 1 of {article}\n\n## Translated 2 of {article}\n\nTranslated 3 of {article}", body);

        await SaveAsync(before, $"Translated first of {article}\n\nA paragraph that the editor thought of.\n\nTranslated 3 of {article}", desk.Eve);
        var after = await desk.LookAsync(article, desk.Eve);
        Assert.Equal(
            [$"Translated 0 of {article}", $"Translated first of {article}", $"Translated 2 of {article}", $"Translated 3 of {article}"],
            after.Segments.Select(segment => segment.Target!.Text));
        Assert.Equal((TargetOrigin.Outside, TargetState.Translated, "eve", 2), Of(after.Segments[1].Target!));
        Assert.Equal(TargetOrigin.Human, after.Segments[3].Target!.Origin);

        // The heading is gone: left out without a reason, which a check asks for; its text is kept.
        Assert.Equal("", after.Segments[2].Target!.Omitted);
        var loose = Assert.Single(after.Review.Unlinked);
        Assert.Equal(("A paragraph that the editor thought of.", "eve", true, after.Segments[1].Id, null), (loose.Text, loose.SavedBy, loose.IsLoose, loose.After, loose.Instead));

        // Nobody moves the piece on over it.
        var refused = (await desk.TryActAsync(article, "Approve", desk.Max)).Problem!;
        Assert.Equal(("unlinked", loose.Id), (refused.Code, Assert.Single(refused.Details).Place));
        Assert.Contains(after.Actions, action => action.Outcome == "Approve" && action.WhyNot is not null);
        Assert.Equal("not-your-task", (await LinkAsync(article, new TextLink(loose.Id, TextLinkKind.Drop), desk.Ana)).Problem!.Code);

        var inserted = DeskFixture.Value(await LinkAsync(article, new TextLink(loose.Id, TextLinkKind.Insert), desk.Eve));
        Assert.Equal("no-such-text", (await LinkAsync(article, new TextLink(loose.Id, TextLinkKind.Insert), desk.Eve)).Problem!.Code);
        var linked = await desk.LookAsync(article, desk.Eve);
        Assert.Empty(linked.Review.Unlinked);
        Assert.Equal([.. after.Segments.Take(2).Select(s => s.Id), inserted, .. after.Segments.Skip(2).Select(s => s.Id)], linked.Segments.Select(s => s.Id));
        Assert.Equal("held-by-checks", (await desk.TryActAsync(article, "Approve", desk.Max)).Problem!.Code);
        DeskFixture.Value(await desk.TryWriteAsync(article, desk.Eve, new SegmentOperation(
            after.Segments[2].Id, 2, after.Segments[2].Target!.Text, TargetState.Translated, Omitted: "It said nothing.")));
        var approved = await desk.ActAsync(article, "Approve", desk.Max);
        Assert.Equal(
            $"Translated first of {article}\n\n\\[A paragraph that the editor thought of.\\]\n\nTranslated 3 of {article}",
            approved.Version.Content.Text("MarkdownBodyPart", "Markdown"));
    }

    [Fact]
    public async Task A_text_is_linked_to_a_segment_or_put_behind_it_or_dropped_and_only_on_its_base()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var before = await desk.LookAsync(article, desk.Eve);
        await SaveAsync(before, "Rain.\n\n" + Body(before) + "\n\nSnow.\n\nHail.", desk.Eve);
        var after = await desk.LookAsync(article, desk.Eve);
        Assert.Equal(["Rain.", "Snow.", "Hail."], after.Review.Unlinked.Select(text => text.Text).OrderByDescending(text => text == "Rain.").ThenByDescending(text => text));
        string IdOf(string text) => after.Review.Unlinked.Single(unlinked => unlinked.Text == text).Id;
        var (first, last) = (after.Segments[1], after.Segments[3]);

        Assert.Equal("changed-meanwhile", (await LinkAsync(article, new TextLink(IdOf("Rain."), TextLinkKind.Replace, first.Id, 7), desk.Eve)).Problem!.Code);
        DeskFixture.Value(await LinkAsync(article, new TextLink(IdOf("Rain."), TextLinkKind.Replace, first.Id, first.Target!.Number), desk.Eve));
        DeskFixture.Value(await LinkAsync(article, new TextLink(IdOf("Snow."), TextLinkKind.Append, last.Id, last.Target!.Number), desk.Eve));
        DeskFixture.Value(await LinkAsync(article, new TextLink(IdOf("Hail."), TextLinkKind.Drop), desk.Eve));
        var linked = await desk.LookAsync(article, desk.Eve);
        Assert.Equal(("Rain.", $"Translated 3 of {article} Snow."), (linked.Segments[1].Target!.Text, linked.Segments[3].Target!.Text));
        Assert.Empty(linked.Review.Unlinked);
        Assert.True((await desk.TryActAsync(article, "Approve", desk.Max)).Succeeded);
    }

    [Fact]
    public async Task What_the_translator_changed_meanwhile_is_kept_and_the_other_wording_shown_beside_it()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Return", desk.Eve, "Once more.");
        var before = await desk.LookAsync(article, desk.Ana);
        DeskFixture.Value(await desk.TryWriteAsync(article, desk.Ana, new SegmentOperation(
            before.Segments[1].Id, before.Segments[1].Target!.Number, "Translated anew by Ana", TargetState.Translated)));

        await SaveAsync(before, Body(before).Replace("Translated 1 of", "Translated better 1 of", StringComparison.Ordinal), desk.Eve);
        var after = await desk.LookAsync(article, desk.Ana);
        Assert.Equal("Translated anew by Ana", after.Segments[1].Target!.Text);
        var loose = Assert.Single(after.Review.Unlinked);
        Assert.Equal(($"Translated better 1 of {article}", after.Segments[1].Id), (loose.Text, loose.Instead));
        Assert.Equal("unlinked", (await desk.TryActAsync(article, "Submit", desk.Ana)).Problem!.Code);
    }

    [Fact]
    public async Task Blocks_in_another_order_are_segments_in_another_order_and_the_title_is_its_segment()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var before = await desk.LookAsync(article, desk.Eve);
        var blocks = Body(before).Split("\n\n");
        var content = before.Version.Content.With(string.Join("\n\n", blocks[2], blocks[0], blocks[1]), "MarkdownBodyPart", "Markdown")
            .With("A title from outside", "TitlePart", "Title");
        DeskFixture.Value(await desk.TrySaveAsync(article, content, before.Number, desk.Eve));

        var after = await desk.LookAsync(article, desk.Eve);
        var ids = before.Segments.Select(segment => segment.Id).ToArray();
        Assert.Equal([ids[0], ids[3], ids[1], ids[2]], after.Segments.Select(segment => segment.Id));
        Assert.Equal("A title from outside", after.Segments[0].Target!.Text);
        Assert.Empty(after.Review.Unlinked);
        var approved = await desk.ActAsync(article, "Approve", desk.Max);
        Assert.Equal(content.Text("MarkdownBodyPart", "Markdown"), approved.Version.Content.Text("MarkdownBodyPart", "Markdown"));
    }

    [Fact]
    public async Task An_import_over_a_piece_is_an_edit_like_any_other()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        var before = await desk.LookAsync(article, desk.Eve);
        var item = before.Version.Item;
        var json = new JsonObject
        {
            ["ContentItemId"] = article.Value,
            ["ContentItemVersionId"] = "importedversion00000000001"[..26],
            ["ContentType"] = "Article",
            ["DisplayText"] = item.DisplayText,
            ["Latest"] = true,
            ["Published"] = false,
            ["CreatedUtc"] = "2026-11-01T00:00:00Z",
            ["ModifiedUtc"] = "2026-11-23T23:00:00Z",
        };
        var content = before.Version.Content.With(Body(before).Replace("Translated 3", "Imported 3", StringComparison.Ordinal) + "\n\nAn imported paragraph.", "MarkdownBodyPart", "Markdown");
        foreach (var (part, value) in JsonNode.Parse(content.Json)!.AsObject())
            json[part] = value?.DeepClone();
        using var lines = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString() + "\n"));
        var report = await desk.RunAsync((ImportContent import) => import.RunAsync(lines, new ImportOptions(), null, Actor.System, default));
        Assert.True(report.Succeeded, report.Problem?.Message);

        var after = await desk.LookAsync(article, desk.Eve);
        Assert.Equal($"Imported 3 of {article}", after.Segments[3].Target!.Text);
        Assert.Equal((TargetOrigin.Outside, TargetState.Translated, "Somebody", 2), Of(after.Segments[3].Target!));
        Assert.Equal("An imported paragraph.", Assert.Single(after.Review.Unlinked).Text);
    }

    [Fact]
    public async Task A_correction_off_the_desk_is_there_when_the_article_comes_back_for_a_changed_source()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        await desk.ActAsync(article, "Publish", desk.Eve);
        var published = await desk.LookAsync(article, desk.Eve);
        await SaveAsync(published, Body(published).Replace("Translated 3", "Corrected 3", StringComparison.Ordinal), desk.Eve);
        Assert.Equal($"Corrected 3 of {article}", (await desk.LookAsync(article, desk.Eve)).Segments[3].Target!.Text);
    }

    [Fact]
    public async Task Where_the_text_is_closed_it_is_closed_outside_too()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        var ready = await desk.LookAsync(article, desk.Eve);
        Assert.Equal("ready", ready.State!.State);
        var content = ready.Version.Content.With("Other words.", "MarkdownBodyPart", "Markdown");
        Assert.Equal("not-now", (await desk.TrySaveAsync(article, content, ready.Number, desk.Eve)).Problem!.Code);
    }

    [Fact]
    public async Task A_change_of_the_segments_that_is_sent_twice_is_done_once()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        var before = await desk.LookAsync(article, desk.Ana);
        var (one, last) = (before.Segments[1].Id, before.Segments[3].Id);
        var split = new Rearrangement.Split(one, 1, "First", "Second", 5, one + "~a1");
        var insert = new Rearrangement.Insert(last, "new-b2");
        Rearranged made = null!;
        for (var times = 0; times < 2; times++)
        {
            made = DeskFixture.Value(await ArrangeAsync(article, split));
            Assert.Equal("new-b2", DeskFixture.Value(await ArrangeAsync(article, insert)).SegmentId);
        }

        Assert.Equal([(one, 2, "First"), (one + "~a1", 1, "Second")], made.Targets.Select(t => (t.SegmentId, t.Target!.Number, t.Target.Text)));
        Assert.Equal(6, (await desk.LookAsync(article, desk.Ana)).Segments.Length);
        var merge = new Rearrangement.Merge(one, 2, 1, one + "~a1", "First and second");
        var remove = new Rearrangement.Remove("new-b2", 0);
        for (var times = 0; times < 2; times++)
        {
            DeskFixture.Value(await ArrangeAsync(article, merge));
            DeskFixture.Value(await ArrangeAsync(article, remove));
        }

        var after = await desk.LookAsync(article, desk.Ana);
        Assert.Equal(before.Segments.Select(s => s.Id), after.Segments.Select(s => s.Id));
        Assert.Equal("First and second", after.Segments[1].Target!.Text);
        Assert.Equal("cannot-arrange", (await ArrangeAsync(article, split with { Base = 3, NewId = "another~root" })).Problem!.Code);
        Assert.Equal("cannot-arrange", (await ArrangeAsync(article, insert with { NewId = "new-<b>" })).Problem!.Code);
    }

    private static (TargetOrigin, TargetState, string, int) Of(WorkspaceTarget target) => (target.Origin, target.State, target.SavedBy, target.Number);

    private static string Body(Workspace workspace) => workspace.Version.Content.Text("MarkdownBodyPart", "Markdown") ?? "";

    private async Task SaveAsync(Workspace seen, string body, Actor actor) => DeskFixture.Value(await desk.TrySaveAsync(
        seen.Article, seen.Version.Content.With(body, "MarkdownBodyPart", "Markdown"), seen.Number, actor));

    private Task<Result<string>> LinkAsync(ItemId article, TextLink link, Actor actor) =>
        desk.RunAsync((LinkText use) => use.RunAsync(article, link, actor, default));

    private Task<Result<Rearranged>> ArrangeAsync(ItemId article, Rearrangement change) =>
        desk.RunAsync((ArrangeSegments use) => use.RunAsync(article, change, desk.Ana, default));
}

public sealed class SqliteOutsideEditTests(SqliteDesk desk) : OutsideEditContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlOutsideEditTests(PostgreSqlDesk desk) : OutsideEditContract(desk), IClassFixture<PostgreSqlDesk>;
