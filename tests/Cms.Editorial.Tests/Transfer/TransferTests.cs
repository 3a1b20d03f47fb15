using System.Text;
using Cms.Content.Definitions;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Cms.Editorial.Transfer;
using Cms.Translations.Segments;

namespace Cms.Editorial.Tests.Transfer;

public sealed class TransferTests
{
    private static readonly string Items = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Transfer", "Cases", "items.jsonl"));

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_contract_s_items_come_in_whole_and_a_second_time_change_nothing(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);

        var first = await ImportAsync(site, Items);
        Assert.Empty(first.Refused);
        Assert.Equal((8, 8, 0), (first.Totals.Lines, first.Totals.Added, first.Totals.Unchanged));

        var epochs = await EpochsAsync(site);
        var second = await ImportAsync(site, Items);
        Assert.Equal((8, 0, 8, 0), (second.Totals.Lines, second.Totals.Added, second.Totals.Unchanged, second.Totals.Refused));
        Assert.Equal(epochs, await EpochsAsync(site));

        var article = (await site.RunAsync<ItemStore, ItemVersion?>(s => s.FindPublishedAsync(new ItemId("article00000000000000000aa"), default)))!;
        Assert.Equal("Translated from SY-24 and edited by Example. Example has not verified this story.", article.Content.Text("DisclaimerPart", "Text", "Text"));
        Assert.Equal(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), article.Item.PublishedUtc);

        var revision = await site.RunAsync<SourceRevisionStore, SourceRevision?>(s => s.FindCurrentAsync(new ItemId("story000000000000000000aaa"), default));
        Assert.Equal(1, revision!.Number);
        Assert.Equal(3, revision.Segments.Length);

        // The taxonomies have the recipe's ids: their terms are replaced, not doubled.
        var terms = await site.RunAsync<Terms, TermIndex>(async t => await t.GetAsync(default));
        Assert.Equal(["News"], terms.Of(new ItemId("taxsections00000000000000a")).Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_exported_comes_in_again_without_a_change_and_on_another_site_as_the_same(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider, o => o with { SampleContent = true });
        var exported = await ExportAsync(site);
        var lines = exported.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

        var again = await ImportAsync(site, exported);
        Assert.Empty(again.Refused);
        Assert.Equal((lines, 0, lines), (again.Totals.Lines, again.Totals.Added, again.Totals.Unchanged));

        await using var other = await NewsroomSite.CreateAsync(provider, o => o with { SetupRecipe = "none" });
        var definitions = await site.RunAsync<CurrentDefinitions, ContentDefinitions>(async d => await d.GetAsync(default));
        await other.RunAsync<ChangeDefinitions, Result<ContentDefinitions>>(c => c.RunAsync(
            before => before with { Types = definitions.Types, Parts = definitions.Parts }, Actor.System, default));
        Assert.Empty((await ImportAsync(other, exported)).Refused);
        Assert.Equal(exported, await ExportAsync(other));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Bad_lines_are_named_and_the_others_taken(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        string[] lines =
        [
            Page("one", "path-one"),
            "{ this is no JSON",
            """["neither"]""",
            """{"ContentType":"Page"}""",
            """{"ContentItemId":"nul","ContentType":"Page","Latest":true,"TitlePart":{"Title":"a\u0000b"}}""",
            """{"ContentItemId":"what","ContentType":"Nothing","Latest":true}""",
            """{"ContentItemId":"part","ContentType":"Page","Latest":true,"TitlePart":"text"}""",
            """{"ContentItemId":"twice","ContentItemId":"twice","ContentType":"Page","Latest":true}""",
            Page("two", "path-one"),
            Page("three", "admin/three"),
            Page("four", "../up"),
            "",
            Page("five", "path-five"),
        ];

        var report = await ImportAsync(site, string.Join("\n", lines));

        Assert.Equal([2L, 3, 4, 5, 6, 7, 8, 9, 10, 11], report.Refused.Select(r => r.Number));
        Assert.All(report.Refused, r => Assert.False(string.IsNullOrWhiteSpace(r.Reason)));
        Assert.Equal((12, 2, 10), (report.Totals.Lines, report.Totals.Added, report.Totals.Refused));
        Assert.False(report.Stopped);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Told_to_stop_it_takes_what_stands_before_the_bad_line(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);

        var atParse = await ImportAsync(site, $"{Page("one", "a-one")}\nbad\n{Page("two", "a-two")}", stop: true);
        Assert.True(atParse.Stopped);
        Assert.Equal((1, 1), (atParse.Totals.Added, atParse.Totals.Refused));
        Assert.Equal(2, Assert.Single(atParse.Refused).Number);

        var atStore = await ImportAsync(site, $"{Page("three", "a-three")}\n{Page("four", "a-one")}\n{Page("five", "a-five")}", stop: true);
        Assert.True(atStore.Stopped);
        Assert.Equal((1, 1), (atStore.Totals.Added, atStore.Totals.Refused));
        Assert.Null(await site.RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(new ItemId("five"), default)));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_embargo_binds_imports_whatever_the_order_of_lines(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var until = site.Clock.GetUtcNow().UtcDateTime.AddDays(1);
        var story = $$$$"""{"ContentItemId":"storyunderembargo","ContentType":"SourceStory","Latest":true,"TitlePart":{"Title":"ق"},"SourceRevisionPart":{"Language":{"Text":"ar"},"Text":{"Markdown":"نص"},"EmbargoUtc":{"Value":"{{{{until:O}}}}"}}}""";
        const string Article = """{"ContentItemId":"early","ContentType":"Article","Latest":true,"Published":true,"TitlePart":{"Title":"Early"},"AutoroutePart":{"Path":"news/early"},"SourcePart":{"SourceStory":{"ContentItemIds":["storyunderembargo"]}}}""";

        // In other batches, so that the story is not there yet when the article comes.
        var between = string.Join("\n", Enumerable.Range(0, 600).Select(i => Page($"between{i}", $"between-{i}")));
        var report = await ImportAsync(site, $"{Article}\n{between}\n{story}");

        Assert.Equal(1, Assert.Single(report.Refused).Number);
        Assert.Contains("embargo", report.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Null(await site.RunAsync<ItemStore, ItemVersion?>(s => s.FindLatestAsync(new ItemId("early"), default)));

        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await ImportAsync(site, Article)).Refused);
    }

    [Fact]
    public async Task Lines_of_any_length_are_read_in_bounded_memory()
    {
        var text = $"first\r\n\n{new string('x', 100)}\nlast";
        var reader = new LineReader(new MemoryStream([.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(text)]), maxLength: 50);
        var lines = new List<(long Number, string Text, bool IsTooLong)>();
        while (await reader.ReadAsync(default) is { } line)
            lines.Add((reader.Number, line.IsTooLong ? "" : Encoding.UTF8.GetString(line.Bytes.Span), line.IsTooLong));

        Assert.Equal([(1, "first", false), (2, "", false), (3, "", true), (4, "last", false)], lines);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Without_the_right_nothing_is_imported_or_exported(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var translator = await site.SignInAsync("somebody", "Translator");

        var import = await site.RunAsync<ImportContent, Result<ImportReport>>(
            i => i.RunAsync(new MemoryStream(), new ImportOptions(), null, translator, default));
        var export = await site.RunAsync<ExportContent, Result<ExportReport>>(e => e.RunAsync(new MemoryStream(), translator, default));

        Assert.Equal("may-not-import", import.Problem!.Code);
        Assert.Equal("may-not-export", export.Problem!.Code);
    }

    private static string Page(string id, string path) =>
        $$$"""{"ContentItemId":"{{{id}}}","ContentType":"Page","Latest":true,"Published":true,"TitlePart":{"Title":"{{{id}}}"},"AutoroutePart":{"Path":"{{{path}}}"},"LocalizationPart":{"LocalizationSet":"set-{{{id}}}","Culture":"en"}}""";

    private static async Task<ImportReport> ImportAsync(NewsroomSite site, string lines, bool stop = false)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(lines));
        var result = await site.RunAsync<ImportContent, Result<ImportReport>>(
            i => i.RunAsync(stream, new ImportOptions(stop), null, Actor.System, default));
        return result.Value;
    }

    private static async Task<string> ExportAsync(NewsroomSite site)
    {
        using var stream = new MemoryStream();
        var report = await site.RunAsync<ExportContent, Result<ExportReport>>(e => e.RunAsync(stream, Actor.System, default));
        Assert.True(report.Succeeded);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Task<Epochs> EpochsAsync(NewsroomSite site) => site.RunAsync<EpochStore, Epochs>(e => e.ReadAsync(default));
}
