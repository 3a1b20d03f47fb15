using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Checks;
using Cms.Editorial.Tests.Workflows;
using Cms.Editorial.Translations;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Checks;

/// <summary>What the checks find in a piece on the desk, and how it holds the piece.</summary>
public abstract class CheckContract(DeskFixture desk)
{
    [Fact]
    public async Task Findings_come_by_risk_with_the_place_in_the_segment()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var segments = (await desk.LookAsync(article, desk.Ana)).Segments;
        await WriteAsync(article, segments[1].Id, "The the first paragraph ends.");

        var found = await CheckAsync(article, desk.Ana);
        Assert.Equal(
            ["untranslated", "untranslated", "untranslated", "summary-length", "doubled-word"],
            found.All.Select(finding => finding.Finding.Check));
        Assert.Equal([segments[0].Id, segments[2].Id, segments[3].Id], found.Blocking.Select(finding => finding.Finding.Place.SegmentId!));
        var doubled = found.All[^1].Finding;
        Assert.Equal((segments[1].Id, 0, 7), (doubled.Place.SegmentId!, doubled.Place.Target[0].Start, doubled.Place.Target[0].Length));
        Assert.Equal("no-such-article", (await TryCheckAsync(article, desk.Ana with { AccountId = null })).Problem!.Code);
        Assert.Equal("no-such-article", (await TryCheckAsync(ItemId.New(), desk.Ana)).Problem!.Code);
    }

    [Fact]
    public async Task A_finding_of_a_blocking_check_holds_the_piece_until_it_is_mended_or_dismissed_with_a_reason()
    {
        var before = await desk.RunAsync((GetCheckSettings get) => get.RunAsync(default));
        try
        {
            await SetAsync(before with { Blocking = before.Blocking.Add("doubled-word") });
            var article = await TranslatedAsync("The the end.");
            var held = (await desk.TryActAsync(article, "Submit", desk.Ana)).Problem!;
            Assert.Equal("held-by-checks", held.Code);
            var last = (await desk.LookAsync(article, desk.Ana)).Segments[3].Id;
            Assert.Equal((last, "doubled-word: The word “the” stands twice."), (held.Details[0].Place, held.Details[0].Message));

            var fingerprint = Assert.Single((await CheckAsync(article, desk.Ana)).Blocking).Finding.Fingerprint;
            Assert.Equal("reason-required", (await TryDismissAsync(article, fingerprint, " ", desk.Ana)).Problem!.Code);
            Assert.Equal("not-yours", (await TryDismissAsync(article, fingerprint, "A name.", desk.Ben)).Problem!.Code);
            Assert.Equal("no-such-finding", (await TryDismissAsync(article, "sha256:0", "A name.", desk.Ana)).Problem!.Code);

            var dismissed = DeskFixture.Value(await TryDismissAsync(article, fingerprint, "It is the name of a band.", desk.Ana));
            Assert.Empty(dismissed.Blocking);
            var finding = dismissed.All[^1];
            Assert.Equal(("It is the name of a band.", "ana"), (finding.Dismissed!.Reason, finding.Dismissed.By));

            var opened = await desk.RunAsync((DismissFinding dismiss) => dismiss.UndoAsync(article, fingerprint, desk.Ana, default));
            Assert.Single(opened.Value.Blocking);
            DeskFixture.Value(await TryDismissAsync(article, fingerprint, "It is the name of a band.", desk.Ana));
            await desk.ActAsync(article, "Submit", desk.Ana);

            // The editor sees the reason; a changed text opens the finding again, and a piece may always go back.
            Assert.NotNull((await CheckAsync(article, desk.Eve)).All[^1].Dismissed);
            await WriteAsync(article, last, "The the very end.", desk.Eve);
            Assert.Single((await CheckAsync(article, desk.Eve)).Blocking);
            Assert.Equal("held-by-checks", (await desk.TryActAsync(article, "Approve", desk.Eve)).Problem!.Code);
            await desk.ActAsync(article, "Return", desk.Eve, "One word stands twice.");
            await WriteAsync(article, last, "The very end.");
            await desk.ActAsync(article, "Submit", desk.Ana);
        }
        finally
        {
            await SetAsync(before);
        }
    }

    [Fact]
    public async Task What_is_not_translated_cannot_be_dismissed()
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var finding = (await CheckAsync(article, desk.Ana)).Blocking.First();
        Assert.False(finding.MayDismiss);
        Assert.Equal("cannot-dismiss", (await TryDismissAsync(article, finding.Finding.Fingerprint, "No need.", desk.Ana)).Problem!.Code);
    }

    [Fact]
    public async Task The_recipe_sets_what_blocks_and_those_who_manage_workflows_change_it()
    {
        var settings = await desk.RunAsync((GetCheckSettings get) => get.RunAsync(default));
        Assert.Equal(["untranslated", "omitted-without-reason", "link-lost"], settings.Blocking.AsEnumerable());
        Assert.Equal(110, settings.Limits.Headline);

        Assert.Equal("may-not-manage-workflows", (await TrySetAsync(settings, desk.Eve)).Problem!.Code);
        Assert.Equal("unknown-check", (await TrySetAsync(settings with { Blocking = ["nothing"] }, desk.Admin)).Problem!.Code);
        Assert.Equal("bad-length", (await TrySetAsync(settings with { Limits = new(0, 40, 300) }, desk.Admin)).Problem!.Code);
        Assert.Equal("bad-length", (await TrySetAsync(settings with { Limits = new(110, 400, 300) }, desk.Admin)).Problem!.Code);
        Assert.Equal(settings.Blocking.AsEnumerable(), (await desk.RunAsync((GetCheckSettings get) => get.RunAsync(default))).Blocking);
    }

    private async Task<ItemId> TranslatedAsync(string last)
    {
        var article = await desk.ClaimAsync(desk.Ana);
        var texts = new[] { "A headline", "The first paragraph.", "A heading", last };
        foreach (var (segment, text) in (await desk.LookAsync(article, desk.Ana)).Segments.Zip(texts))
            await WriteAsync(article, segment.Id, text);
        await desk.FillInAsync(article, desk.Ana);
        return article;
    }

    private async Task WriteAsync(ItemId article, string segment, string text, Actor? by = null)
    {
        var number = (await desk.LookAsync(article, by ?? desk.Ana)).Segments.Single(s => s.Id == segment).Target?.Number ?? 0;
        var outcomes = await desk.TryWriteAsync(article, by ?? desk.Ana, new SegmentOperation(segment, number, text, TargetState.Translated));
        Assert.Equal(SegmentOutcomeKind.Saved, Assert.Single(DeskFixture.Value(outcomes)).Kind);
    }

    private async Task<ArticleFindings> CheckAsync(ItemId article, Actor actor) => DeskFixture.Value(await TryCheckAsync(article, actor));

    private Task<Result<ArticleFindings>> TryCheckAsync(ItemId article, Actor actor) =>
        desk.RunAsync((CheckArticle check) => check.RunAsync(article, actor, default));

    private Task<Result<ArticleFindings>> TryDismissAsync(ItemId article, string fingerprint, string reason, Actor actor) =>
        desk.RunAsync((DismissFinding dismiss) => dismiss.RunAsync(article, fingerprint, reason, actor, default));

    private Task<Result<CheckSettings>> TrySetAsync(CheckSettings settings, Actor actor) =>
        desk.RunAsync((ChangeCheckSettings change) => change.RunAsync(settings, actor, default));

    private async Task SetAsync(CheckSettings settings) => DeskFixture.Value(await TrySetAsync(settings, desk.Admin));
}

public sealed class SqliteCheckTests(SqliteDesk desk) : CheckContract(desk), IClassFixture<SqliteDesk>;

public sealed class PostgreSqlCheckTests(PostgreSqlDesk desk) : CheckContract(desk), IClassFixture<PostgreSqlDesk>;
