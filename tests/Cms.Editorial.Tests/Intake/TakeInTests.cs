using System.Text;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Intake;
using Cms.Editorial.Items;
using Cms.Editorial.Translations;
using Cms.Translations.Intake;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Intake;

public sealed class TakeInTests
{
    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_Arabic_text_becomes_a_story_with_a_frozen_revision_and_is_taken_in_once(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var report = (await TakeInAsync(site, "story.txt", url: "https://nahr-weekly.example/bridge")).Value;

        Assert.Equal("SourceStory", report.TakenAs);
        Assert.Equal("افتتاح جسر جديد فوق نهر الدفلى", report.Item.Item.DisplayText);
        Assert.Equal("ar", report.Item.Content.Text("SourceRevisionPart", "Language", "Text"));
        Assert.Equal(["outletnahrweekly0000000000"], report.Item.Content.Texts("SourceRevisionPart", "Outlet", "ContentItemIds"));
        Assert.Equal(4, report.Segments);
        Assert.Equal(File.ReadAllLines(CasePath("story.txt")).Length, report.Lines.Length);
        var revision = await site.RunAsync<SourceRevisionStore, SourceRevision?>(s => s.FindCurrentAsync(report.Item.ContentItemId, default));
        Assert.Equal((1, report.Item.Content.Text("SourceRevisionPart", "Hash", "Text")), (revision!.Number, revision.Hash));

        var again = await TakeInAsync(site, "story.txt");
        Assert.Equal("already-taken-in", again.Problem!.Code);
        Assert.Contains(report.Item.ContentItemId.Value, again.Problem.Message, StringComparison.Ordinal);
        var otherText = await TakeInAsync(site, "other.txt", Encoding.UTF8.GetBytes("عنوان آخر\n\nنص آخر."), url: "https://nahr-weekly.example/bridge");
        Assert.Equal("already-taken-in", otherText.Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_page_of_ours_becomes_a_draft_article_with_what_was_recognised(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider, o => o with { SampleContent = true });
        var report = (await TakeInAsync(site, "our-page.txt")).Value;
        var content = report.Item.Content;

        Assert.Equal("Article", report.TakenAs);
        Assert.Equal("Ferry Stops for the Winter", content.Text("TitlePart", "Title"));
        Assert.StartsWith("The ferry between the two banks", content.Text("Article", "Summary", "Text"), StringComparison.Ordinal);
        Assert.Equal(
            "The ferry that crosses the Dafla stopped on Sunday, its captain said, because the water is too high.\n\nThose who need to cross now take the road over the ridge.",
            content.Text("MarkdownBodyPart", "Markdown"));
        Assert.Equal(["articleoliveharvest0000000"], content.Texts("Article", "ReadAlso", "ContentItemIds"));
        Assert.Equal(["A Story That Nobody Has"], content.Texts("Article", "ReadAlso", "Unresolved"));
        Assert.Equal(["outletnahrweekly0000000000"], content.Texts("SourcePart", "Outlet", "ContentItemIds"));
        Assert.StartsWith("This article was translated and edited by Dragoman.", content.Text("DisclaimerPart", "Text", "Text"), StringComparison.Ordinal);
        Assert.Contains(report.Lines, l => l.Kind == LineKind.Furniture && l.Text == "Logo Wide");
        Assert.Contains(report.Notes, n => n.Contains("A Story That Nobody Has", StringComparison.Ordinal));
        Assert.False(report.Item.Item.Published);

        Assert.Equal("already-taken-in", (await TakeInAsync(site, "our-page.txt")).Problem!.Code);
    }

    [Fact]
    public async Task What_is_said_goes_before_what_is_recognised()
    {
        await using var site = await NewsroomSite.CreateAsync(DatabaseProvider.Sqlite);
        var input = new IntakeInput(File.ReadAllBytes(CasePath("our-page.txt")), "our-page.txt", IntakeAs.Source, null, "nahr weekly", "en");
        var report = (await site.RunAsync<TakeIn, Result<IntakeReport>>(t => t.RunAsync(input, Actor.System, default))).Value;

        Assert.Equal("SourceStory", report.TakenAs);
        Assert.Equal(["outletnahrweekly0000000000"], report.Item.Content.Texts("SourceRevisionPart", "Outlet", "ContentItemIds"));
        Assert.Equal("en", report.Item.Content.Text("SourceRevisionPart", "Language", "Text"));
    }

    public static TheoryData<byte[], string?, string?, string?, string> Refusals => new()
    {
        { [], null, null, null, "empty" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70, 0], null, null, null, "binary" },
        { [.. "caf\u00e9"u8[..3], 0xE9, (byte)' ', 0xE8, (byte)'\n'], null, null, null, "wrong-encoding" },
        { "عنوان\n\nنص"u8.ToArray(), "Nobody's Paper", null, null, "no-such-outlet" },
        { "عنوان\n\nنص"u8.ToArray(), null, "not a tag", null, "bad-language" },
        { "عنوان\n\nنص"u8.ToArray(), null, null, "file:///etc/passwd", "bad-url" },
        { "only a title"u8.ToArray(), null, null, null, "no-text" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_cannot_be_taken_in_is_refused_in_one_message(byte[] bytes, string? outlet, string? language, string? url, string code)
    {
        await using var site = await NewsroomSite.CreateAsync(DatabaseProvider.Sqlite);
        var refused = await site.RunAsync<TakeIn, Result<IntakeReport>>(
            t => t.RunAsync(new IntakeInput(bytes, "file.txt", IntakeAs.Recognise, url, outlet, language), Actor.System, default));

        Assert.Equal(code, refused.Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_story_much_like_one_in_the_house_is_pointed_out_and_taken_in_all_the_same_when_asked(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var chief = await site.SignInAsync("chief", "Managing editor");
        var first = (await TakeInAsync(site, "story.txt", url: "https://nahr-weekly.example/bridge")).Value.Item.ContentItemId;
        var text = File.ReadAllText(CasePath("story.txt"));
        var edited = Encoding.UTF8.GetBytes(text + "\n\nوقال شاهد إن العمل انتهى.\n");

        var refused = (await TakeInAsync(site, "again.txt", edited, actor: chief)).Problem!;
        Assert.Equal("near-duplicate", refused.Code);
        var like = Assert.Single(refused.Alike);
        Assert.Equal((first, false, false), (like.Story, like.SameAddress, like.SameText));
        Assert.InRange(like.Percent, 50, 100);
        Assert.Empty(like.Work);
        Assert.Equal(first.Value, Assert.Single(refused.Details).Place);

        // The same page by another way to write its address, whatever it says by now.
        var moved = Encoding.UTF8.GetBytes("عنوان آخر تماما\n\nنص آخر لا يشبه الأول في شيء.");
        var sameAddress = (await TakeInAsync(site, "moved.txt", moved, "http://www.nahr-weekly.example/bridge/?utm_source=mail", chief)).Problem!;
        Assert.Equal(("already-taken-in", true), (sameAddress.Code, Assert.Single(sameAddress.Alike).SameAddress));

        var anyway = await site.RunAsync<TakeIn, Result<IntakeReport>>(
            t => t.RunAsync(new IntakeInput(edited, "again.txt") { EvenIfAlike = true }, chief, default));
        Assert.True(anyway.Succeeded, anyway.Problem?.Message);
        Assert.NotEqual(first, anyway.Value.Item.ContentItemId);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task It_says_who_translates_the_story_to_those_who_may_know_and_nothing_to_others(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var chief = await site.SignInAsync("chief", "Managing editor");
        var translator = await site.SignInAsync("tara", "Translator");
        var story = (await TakeInAsync(site, "story.txt")).Value.Item.ContentItemId;
        var claimed = await site.RunAsync<ClaimStory, Result<ClaimedArticle>>(c => c.RunAsync(story, "en", translator, default));
        Assert.True(claimed.Succeeded, claimed.Problem?.Message);

        var work = Assert.Single(Assert.Single((await TakeInAsync(site, "story.txt", actor: chief)).Problem!.Alike).Work);
        Assert.Equal((claimed.Value.Article, "en", "translation", "tara"), (work.Article, work.Culture, work.State, work.Holder));

        var stranger = new Actor("nobody", "nobody", [], ["EditOwn_SourceStory"], [], HasEverything: false);
        var own = await TakeInAsync(site, "story.txt", actor: stranger);
        Assert.True(own.Succeeded, own.Problem?.Message);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stories_from_before_prints_were_kept_get_theirs_and_deleted_ones_are_not_looked_for_again(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var story = (await TakeInAsync(site, "story.txt")).Value.Item;

        Assert.Equal(0, await site.RunAsync<PrintStories, int>(p => p.RunAsync(default)));
        await site.RunAsync<DeleteItem, Result<ItemVersion>>(d => d.RunAsync(story.ContentItemId, story.Number, Actor.System, default));
        Assert.Equal(0, await site.RunAsync<PrintStories, int>(p => p.RunAsync(default)));
        Assert.True((await TakeInAsync(site, "story.txt")).Succeeded);
    }

    [Fact]
    public async Task Translators_take_in_no_stories()
    {
        await using var site = await NewsroomSite.CreateAsync(DatabaseProvider.Sqlite);
        var translator = await site.SignInAsync("somebody", "Translator");

        Assert.Equal("may-not-edit", (await TakeInAsync(site, "story.txt", actor: translator)).Problem!.Code);
    }

    private static string CasePath(string name) => Path.Combine(AppContext.BaseDirectory, "Intake", "Cases", name);

    private static Task<Result<IntakeReport>> TakeInAsync(
        NewsroomSite site, string name, byte[]? bytes = null, string? url = null, Actor? actor = null) =>
        site.RunAsync<TakeIn, Result<IntakeReport>>(t => t.RunAsync(
            new IntakeInput(bytes ?? File.ReadAllBytes(CasePath(name)), name, Url: url), actor ?? Actor.System, default));
}
