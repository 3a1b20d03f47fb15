using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

public abstract class ContentVerbTests(Sites sites)
{
    private const string Total = "{ articleConnection { totalCount } }";

    [Fact]
    public async Task What_is_exported_can_be_imported_elsewhere_and_is_exported_the_same()
    {
        var exported = await ExportAsync(await sites.CopyAsync());
        var elsewhere = await sites.NewAsync();
        (await Verb.RunAsync(elsewhere, "content", "import", exported, "--Cms:Setup:SampleContent=false")).Succeeded();

        // What the recipe brings has the dates of the site it was run on.
        var ofRecipe = RecipeItems();
        Assert.Equal(await LinesAsync(exported, ofRecipe), await LinesAsync(await ExportAsync(elsewhere), ofRecipe));
    }

    [Fact]
    public async Task Importing_a_file_twice_changes_nothing()
    {
        var data = await sites.CopyAsync();
        var file = Repository.TestFile("Contract", "items.jsonl");
        var first = (await Verb.RunAsync(data, "content", "import", file)).Succeeded();
        var before = await File.ReadAllTextAsync(await ExportAsync(data));
        var second = (await Verb.RunAsync(data, "content", "import", file)).Succeeded();

        Assert.Contains("8 lines: 8 added, 0 unchanged, 0 refused", first.Output, StringComparison.Ordinal);
        Assert.Contains("8 lines: 0 added, 8 unchanged, 0 refused", second.Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(await ExportAsync(data)));
    }

    [Fact]
    public async Task Good_lines_are_taken_and_bad_ones_listed_with_their_number_and_reason()
    {
        var data = await sites.CopyAsync();
        var file = await WriteAsync(
            ManyArticles.One("good", 1),
            "{ \"ContentItemId\": ",
            "[]",
            ManyArticles.One("good", 2).Replace("\"ContentType\":\"Article\"", "\"ContentType\":\"Poem\"", StringComparison.Ordinal),
            "",
            ManyArticles.One("good", 3).Replace("\"ContentItemId\":\"good000003", "\"ContentItemId\":\"go od000003", StringComparison.Ordinal),
            ManyArticles.One("good", 4).Replace("news/good-000004", "news/good-000001", StringComparison.Ordinal),
            ManyArticles.One("good", 5).Replace("first paragraph", "first\\u0000paragraph", StringComparison.Ordinal),
            ManyArticles.One("good", 6),
            ManyArticles.One("good", 7).Replace("first paragraph", "first \\ud800 paragraph", StringComparison.Ordinal));
        var import = (await Verb.RunAsync(data, "content", "import", file)).NotDone(
            1, "9 lines: 2 added, 0 unchanged, 7 refused", "line 2:", "line 3:", "line 4:", "Poem", "line 6:", "line 7:", "news/good-000001", "line 8:", "U+0000", "line 10:");

        Assert.DoesNotContain("line 1:", import.All, StringComparison.Ordinal);
        Assert.DoesNotContain("line 9:", import.All, StringComparison.Ordinal);
        Assert.Equal(["good 000001", "good 000006"], await TitlesAsync(data, "good"));
    }

    [Fact]
    public async Task With_stop_on_error_it_ends_at_the_first_bad_line()
    {
        var data = await sites.CopyAsync();
        var file = await WriteAsync(ManyArticles.One("stop", 1), "{", ManyArticles.One("stop", 2));
        var import = (await Verb.RunAsync(data, "content", "import", "--stop-on-error", file)).NotDone(1, "line 2:", "stopped at the first bad line");

        Assert.DoesNotContain("line 3:", import.All, StringComparison.Ordinal);
        Assert.Equal(["stop 000001"], await TitlesAsync(data, "stop"));
    }

    [Theory]
    [InlineData("latin-1")]
    [InlineData("utf-16")]
    [InlineData("binary")]
    public async Task A_file_that_is_not_UTF_8_lines_is_refused_without_an_exception(string what)
    {
        var data = await sites.ScratchAsync();
        var before = await File.ReadAllTextAsync(await ExportAsync(data));
        var file = Path.Combine(TestRun.NewFolder("import"), "bad.jsonl");
        var line = ManyArticles.One("bad", 1).Replace("somewhat", "sômewhat", StringComparison.Ordinal);
        await File.WriteAllBytesAsync(file, what switch
        {
            "latin-1" => Encoding.Latin1.GetBytes(line + "\n"),
            "utf-16" => Encoding.Unicode.GetBytes(line + "\n"),
            _ => [0, 1, 2, 3, 0xFF, 0xFE, 10, 0xC0, 0x80],
        });

        (await Verb.RunAsync(data, "content", "import", file)).NotDone(1, "line 1:");
        Assert.Equal(before, await File.ReadAllTextAsync(await ExportAsync(data)));
    }

    [Fact]
    public async Task An_import_is_seen_by_a_running_server_within_a_second()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        const string Query = "{ article(where: { path: \"news/seen-000001\" }) { displayText } }";
        Assert.Empty((await server.DataAsync(Query))["article"]!.AsArray()); // and now it is in every cache

        (await Verb.RunAsync(data, "content", "import", await WriteAsync(ManyArticles.One("seen", 1)))).Succeeded();
        var since = Stopwatch.StartNew();
        while ((await server.DataAsync(Query))["article"]!.AsArray().Count == 0)
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), "Not seen after a second.");
            await Task.Delay(20);
        }

        Assert.Equal("seen 000001", (string?)(await server.DataAsync(Query))["article"]![0]!["displayText"]);
    }

    [Fact]
    public async Task An_import_that_was_killed_leaves_whole_items_and_is_finished_by_the_next()
    {
        var count = TestRun.IsLong ? 20_000 : 3_000;
        var random = new Random(TestRun.Seed);
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var before = await CountAsync(server);
        var file = await ManyArticles.WriteAsync(count);

        int taken;
        using (var import = Verb.Start(["content", "import", file, .. data.Settings]))
        {
            var captured = new CapturedOutput(import);
            import.StandardInput.Close();
            while (!import.HasExited && await CountAsync(server) == before)
                await Task.Delay(10);
            await Task.Delay(random.Next(0, 150));
            Assert.False(import.HasExited, $"The import was over before it could be killed: {captured.All}");
            import.Kill();
            await import.WaitForExitAsync();
        }

        await Task.Delay(1000);
        taken = await CountAsync(server) - before;
        Assert.InRange(taken, 1, count - 1);
        await AssertWholeAsync(server, taken);
        Assert.Contains(
            $"{count} lines: {count - taken} added, {taken} unchanged, 0 refused",
            (await Verb.RunAsync(data, "content", "import", file)).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains(
            $"{count} lines: 0 added, {count} unchanged, 0 refused",
            (await Verb.RunAsync(data, "content", "import", file)).Succeeded().Output, StringComparison.Ordinal);
        await Task.Delay(1000);
        Assert.Equal(before + count, await CountAsync(server));
    }

    /// <summary>What was taken are the first lines of the file, each with its path, terms and text.</summary>
    private static async Task AssertWholeAsync(CmsProcess server, int taken)
    {
        var newest = (await server.DataAsync(
            "{ article(where: { path_starts_with: \"news/many-\" }, orderBy: { publishedUtc: DESC }, first: 1) { path markdownBody { markdown } keywords { termContentItemIds } } }"))["article"]![0]!;
        var number = (taken - 1).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"news/many-{number}", (string?)newest["path"]);
        Assert.Contains(number, (string?)newest["markdownBody"]!["markdown"], StringComparison.Ordinal);
        Assert.Equal("termdeirezzor0000000000000", (string?)newest["keywords"]!["termContentItemIds"]![0]);
        var listed = await server.DataAsync("{ articleConnection(where: { path_starts_with: \"news/many-\" }) { totalCount } }");
        Assert.Equal(taken, (int)listed["articleConnection"]!["totalCount"]!);
    }

    private static async Task<int> CountAsync(CmsProcess server) => (int)(await server.DataAsync(Total))["articleConnection"]!["totalCount"]!;

    private static async Task<string> ExportAsync(SiteData data)
    {
        var file = Path.Combine(TestRun.NewFolder("export"), "all.jsonl");
        (await Verb.RunAsync(data, "content", "export", file)).Succeeded();
        return file;
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(SiteData data, string prefix) =>
        [.. from line in await File.ReadAllLinesAsync(await ExportAsync(data))
            let title = (string?)JsonNode.Parse(line)!["DisplayText"]
            where title?.StartsWith(prefix, StringComparison.Ordinal) == true
            orderby title
            select title];

    private static async Task<string> WriteAsync(params string[] lines)
    {
        var file = Path.Combine(TestRun.NewFolder("import"), "some.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        return file;
    }

    private static async Task<string[]> LinesAsync(string file, HashSet<string> without) =>
        [.. (await File.ReadAllLinesAsync(file)).Where(l => !without.Contains((string)JsonNode.Parse(l)!["ContentItemId"]!)).Order(StringComparer.Ordinal)];

    private static HashSet<string> RecipeItems() =>
        [.. from step in JsonNode.Parse(File.ReadAllText(Repository.Recipe))!["steps"]!.AsArray()
            where (string?)step!["name"] == "content"
            from item in step!["data"]!.AsArray()
            select (string)item!["ContentItemId"]!];
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteContentVerbTests(SqliteSites sites) : ContentVerbTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlContentVerbTests(PostgreSqlSites sites) : ContentVerbTests(sites);
