using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;
using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Translations;

/// <summary>What happens to a translation when the outlet changes its story.</summary>
public abstract class SourceChangeContract(DeskFixture desk)
{
    private const string Changed = "الفقرة الأولى الجديدة من القصة.\n\n## عنوان فرعي\n\nجاء شيء آخر تماما اليوم.";

    [Fact]
    public async Task A_draft_is_stale_until_it_is_updated_and_only_what_changed_is_done_again()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        await desk.TranslateAsync(article, desk.Ana);
        Assert.False(await IsStaleAsync(article));
        Assert.False((await RowAsync(article)).IsStale);
        await ChangeStoryAsync(article);
        Assert.True(await IsStaleAsync(article));
        Assert.True((await RowAsync(article)).IsStale);
        Assert.Contains(await StaleAsync(desk.Eve), stale => stale.Article == article && !stale.IsPublished);

        var change = await ChangeAsync(article, desk.Ana);
        Assert.Equal(
            [SegmentChange.Unchanged, SegmentChange.Changed, SegmentChange.Unchanged, SegmentChange.Removed, SegmentChange.Added],
            change.Segments.Select(segment => segment.Change));
        Assert.Equal((1, 2, true), (change.Pinned, change.Current, change.IsStale));
        var first = change.Segments[1];
        Assert.Equal($"Translated 1 of {article}", first.Translation);
        Assert.Contains(new DifferencePiece(DifferenceKind.Added, " الجديدة"), first.Difference.Select(Trim));

        Assert.Equal("changed-meanwhile", (await TryUpdateAsync(article, 3, desk.Ana)).Problem!.Code);
        Assert.Equal("not-yours", (await TryUpdateAsync(article, 2, desk.Ben)).Problem!.Code);
        DeskFixture.Value(await TryUpdateAsync(article, 2, desk.Ana));
        Assert.False(await IsStaleAsync(article));
        Assert.Equal("is-current", (await TryUpdateAsync(article, 2, desk.Ana)).Problem!.Code);

        var after = await desk.LookAsync(article, desk.Ana);
        Assert.Equal(
            [TargetState.Translated, TargetState.Initial, TargetState.Translated, null],
            after.Segments.Select(segment => segment.Target?.State));
        Assert.Equal($"Translated 1 of {article}", after.Segments[1].Target!.Text);
        Assert.Equal("unlinked", (await desk.TryActAsync(article, "Submit", desk.Ana)).Problem!.Code);
        await DropAsync(article, $"Translated 3 of {article}");
        Assert.Equal("untranslated", (await desk.TryActAsync(article, "Submit", desk.Ana)).Problem!.Code);
    }

    [Fact]
    public async Task A_published_translation_is_a_task_until_somebody_confirms_it()
    {
        var article = await PublishedAsync();
        await ChangeStoryAsync(article);
        Assert.Contains(await StaleAsync(desk.Eve), stale => stale.Article == article && stale.IsPublished);

        Assert.Equal("not-your-direction", (await TryConfirmAsync(article, 2, desk.Eve with { Granted = [.. desk.Eve.Granted.Where(right => !right.StartsWith("Translate", StringComparison.Ordinal))] })).Problem!.Code);
        Assert.Equal(2, DeskFixture.Value(await TryConfirmAsync(article, 2, desk.Eve)));
        Assert.False(await IsStaleAsync(article));
        Assert.DoesNotContain(await StaleAsync(desk.Eve), stale => stale.Article == article);

        // A later change is another one.
        await ChangeStoryAsync(article, Changed + "\n\nوأضيفت فقرة.");
        Assert.True(await IsStaleAsync(article));
    }

    [Fact]
    public async Task A_published_translation_comes_back_to_the_desk_to_be_updated_and_readers_keep_it_meanwhile()
    {
        var article = await PublishedAsync();
        await ChangeStoryAsync(article);
        DeskFixture.Value(await TryUpdateAsync(article, 2, desk.Eve));

        var back = await desk.LookAsync(article, desk.Ana);
        Assert.Equal("translation", back.State!.State);
        Assert.Equal("ana", back.State.Holder);
        Assert.False(back.Version.Item.Published);
        Assert.NotNull(back.Version.Item.PublishedUtc);
        await desk.TranslateAsync(article, desk.Ana, "Updated");
        await DropAsync(article, $"Translated 3 of {article}");
        await desk.ActAsync(article, "Submit", desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Max);
        var published = await desk.ActAsync(article, "Publish", desk.Max);
        Assert.Equal($"Updated 0 of {article}", published.Version.Item.DisplayText);
        Assert.False(await IsStaleAsync(article));
    }

    /// <summary>The text of a passage that the source has no more: the only one without a segment.</summary>
    private async Task DropAsync(ItemId article, string text)
    {
        var unlinked = Assert.Single((await desk.LookAsync(article, desk.Ana)).Review.Unlinked);
        Assert.Equal((text, false), (unlinked.Text, unlinked.IsLoose));
        DeskFixture.Value(await desk.RunAsync((LinkText link) =>
            link.RunAsync(article, new TextLink(unlinked.Id, TextLinkKind.Drop), desk.Ana, default)));
    }

    /// <summary>As the list of content shows it.</summary>
    private async Task<ItemRow> RowAsync(ItemId article) => DeskFixture.Value(await desk.RunAsync((ListItems list) =>
        list.RunAsync(new ItemListInput(Type: "Article", PageSize: 200), desk.Eve, default))).Rows.Single(row => row.Id == article);

    private static DifferencePiece Trim(DifferencePiece piece) => piece with { Text = " " + piece.Text.Trim() };

    private async Task<ItemId> PublishedAsync()
    {
        var article = await desk.SubmittedAsync(desk.Ana);
        await desk.ActAsync(article, "Approve", desk.Eve);
        Assert.True((await desk.ActAsync(article, "Publish", desk.Eve)).Published);
        return article;
    }

    private async Task ChangeStoryAsync(ItemId article, string text = Changed)
    {
        var story = (await desk.LookAsync(article, desk.Eve)).Source!.Story;
        var latest = await desk.RunAsync((GetItem get) => get.RunAsync(story, ItemView.Latest, Actor.System, default));
        var content = latest.Value.Content.With(text, "SourceRevisionPart", "Text", "Markdown");
        DeskFixture.Value(await desk.RunAsync((SaveDraft save) =>
            save.RunAsync(new SaveDraftInput(story, "SourceStory", content, latest.Value.Number), Actor.System, default)));
    }

    private async Task<bool> IsStaleAsync(ItemId article)
    {
        var content = (await desk.LookAsync(article, desk.Eve)).Version.Content;
        var pin = new PinnedSource(
            new ItemId(content.Texts("SourcePart", "SourceStory", "ContentItemIds")[0]),
            content.Find("SourcePart", "Revision", "Value")!.Value.GetInt32(),
            article);
        return (await desk.RunAsync((FindStale find) => find.RunAsync([pin], default))).Count > 0;
    }

    private Task<System.Collections.Immutable.ImmutableArray<StaleTranslation>> StaleAsync(Actor actor) =>
        desk.RunAsync((ListStale list) => list.RunAsync(actor, default));

    private async Task<SourceChange> ChangeAsync(ItemId article, Actor actor) =>
        DeskFixture.Value(await desk.RunAsync((GetSourceChange get) => get.RunAsync(article, actor, default)));

    private Task<Result<ItemVersion>> TryUpdateAsync(ItemId article, int seen, Actor actor) =>
        desk.RunAsync((UpdateToRevision update) => update.RunAsync(article, seen, actor, default));

    private Task<Result<int>> TryConfirmAsync(ItemId article, int seen, Actor actor) =>
        desk.RunAsync((ConfirmUnchanged confirm) => confirm.RunAsync(article, seen, actor, default));
}

public sealed class SqliteSourceChangeTests(SqliteDesk desk) : SourceChangeContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlSourceChangeTests(PostgreSqlDesk desk) : SourceChangeContract(desk), IClassFixture<PostgreSqlDesk>;
