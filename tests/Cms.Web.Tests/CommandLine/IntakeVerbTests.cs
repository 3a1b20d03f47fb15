using System.Text;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

public abstract class IntakeVerbTests(Sites sites)
{
    [Fact]
    public async Task An_Arabic_text_becomes_a_frozen_source_story_in_segments()
    {
        var data = await sites.CopyAsync();
        var file = Repository.TestFile("Samples", "story.ar.txt");
        var taken = (await Verb.RunAsync(data, "intake", file, "--outlet", "Safsaf Courier", "--url", "https://courier.example/hawr")).Succeeded();

        Assert.Contains("Taken in as SourceStory", taken.Output, StringComparison.Ordinal);
        Assert.Contains("9 segments", taken.Output, StringComparison.Ordinal);
        AssertEveryLineIsAccountedFor(await File.ReadAllLinesAsync(file), taken.Output);

        var story = await TakenAsync(data, taken);
        var part = story["SourceRevisionPart"]!;
        Assert.Equal("SourceStory", (string?)story["ContentType"]);
        Assert.Equal("بلدة الحور تعيد فتح مكتبتها بعد ترميم سقفها", (string?)story["DisplayText"]);
        Assert.False((bool)story["Published"]!);
        Assert.Equal("ar", (string?)part["Language"]!["Text"]);
        Assert.Equal("https://courier.example/hawr", (string?)part["Url"]!["Text"]);
        Assert.Equal("outletsafsafcourier0000000", (string?)part["Outlet"]!["ContentItemIds"]![0]);
        Assert.Equal(1, (int)part["Revision"]!["Value"]!);
        Assert.StartsWith("sha256:", (string?)part["Hash"]!["Text"], StringComparison.Ordinal);
        Assert.Contains("كما يعدّ الراعي أغنامه", (string?)part["Text"]!["Markdown"], StringComparison.Ordinal);
        Assert.DoesNotContain("بلدة الحور تعيد فتح", (string?)part["Text"]!["Markdown"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_an_article_of_ours_becomes_a_draft_article()
    {
        var data = await sites.CopyAsync();
        var file = Repository.TestFile("Samples", "article-page.txt");
        var taken = (await Verb.RunAsync(data, "intake", file)).Succeeded();

        Assert.Contains("Taken in as Article", taken.Output, StringComparison.Ordinal);
        AssertEveryLineIsAccountedFor(await File.ReadAllLinesAsync(file), taken.Output);

        var article = await TakenAsync(data, taken);
        var body = (string)article["MarkdownBodyPart"]!["Markdown"]!;
        Assert.Equal("Article", (string?)article["ContentType"]);
        Assert.False((bool)article["Published"]!);
        Assert.Equal("River Ferry Returns to Its Summer Timetable", (string?)article["DisplayText"]);
        Assert.StartsWith("The ferry across the Dafla will run", (string?)article["Article"]!["Summary"]!["Text"], StringComparison.Ordinal);
        Assert.Equal(4, body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var gone in new[] { "Wide Logo", "Read Also", "River Ferry Returns", "has not verified", "Helpful keywords", "Winter Timetable" })
            Assert.DoesNotContain(gone, body, StringComparison.Ordinal);
        Assert.Equal("outletsafsafcourier0000000", (string?)article["SourcePart"]!["Outlet"]!["ContentItemIds"]![0]);
        Assert.Contains("Responsibility for the information", (string?)article["DisclaimerPart"]!["Text"]!["Text"], StringComparison.Ordinal);
        Assert.Contains("Dafla Ferry Moves to Its Winter Timetable", taken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_text_is_taken_for_can_be_said()
    {
        var data = await sites.CopyAsync();
        var taken = (await Verb.RunAsync(data, "intake", Repository.TestFile("Samples", "article-page.txt"), "--as", "source", "--language", "en")).Succeeded();

        Assert.Contains("Taken in as SourceStory", taken.Output, StringComparison.Ordinal);
        Assert.Equal("en", (string?)(await TakenAsync(data, taken))["SourceRevisionPart"]!["Language"]!["Text"]);
    }

    [Fact]
    public async Task The_same_text_is_not_taken_in_twice()
    {
        var data = await sites.CopyAsync();
        var file = Repository.TestFile("Samples", "story.ar.txt");
        (await Verb.RunAsync(data, "intake", file)).Succeeded();
        (await Verb.RunAsync(data, "intake", file)).Refused(1, "taken in before");
    }

    [Theory]
    [InlineData("empty", "empty.txt", "empty")]
    [InlineData("blank", "blank.txt", "empty")]
    [InlineData("png", "picture.png", "picture.png")]
    [InlineData("png", "picture.txt", "picture.txt")]
    [InlineData("windows-1256", "old.txt", "UTF-8")]
    public async Task A_file_that_is_no_text_is_refused_in_one_message_and_leaves_nothing(string what, string name, string named)
    {
        var data = await sites.ScratchAsync();
        var before = await StoriesAsync(data);
        var file = Path.Combine(TestRun.NewFolder("intake"), name);
        await File.WriteAllBytesAsync(file, what switch
        {
            "empty" => [],
            "blank" => Encoding.UTF8.GetBytes("  \n\n\t\n"),
            "windows-1256" => await File.ReadAllBytesAsync(Repository.TestFile("Samples", "windows-1256.txt")),
            _ => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89],
        });

        (await Verb.RunAsync(data, "intake", file)).Refused(1, named);
        Assert.Equal(before, await StoriesAsync(data));
    }

    [Theory]
    [InlineData("--outlet", "No Such Outlet")]
    [InlineData("--language", "not a language")]
    [InlineData("--url", "javascript:alert(1)")]
    public async Task An_option_that_cannot_be_is_refused_in_one_message(string option, string value) =>
        (await Verb.RunAsync(await sites.ScratchAsync(), "intake", Repository.TestFile("Samples", "story.ar.txt"), option, value)).Refused(1, value);

    /// <summary>Every line of the file stands in the report under its number.</summary>
    private static void AssertEveryLineIsAccountedFor(string[] lines, string report)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            var start = lines[i].TrimStart('#', '-', '>', ' ');
            start = start[..Math.Min(40, start.Length)];
            var number = $"{i + 1,5}  ";
            Assert.Contains(report.Split('\n'), l => l.StartsWith(number, StringComparison.Ordinal) && l.Contains(start, StringComparison.Ordinal));
        }
    }

    private static async Task<JsonNode> TakenAsync(SiteData data, Verb taken)
    {
        var last = taken.Output.TrimEnd().Split('\n')[^1];
        var id = last[(last.LastIndexOf('(') + 1)..last.LastIndexOf(')')];
        return (await ItemsAsync(data)).Single(i => (string?)i["ContentItemId"] == id);
    }

    private static async Task<int> StoriesAsync(SiteData data) => (await ItemsAsync(data)).Count;

    private static async Task<IReadOnlyList<JsonNode>> ItemsAsync(SiteData data)
    {
        var file = Path.Combine(TestRun.NewFolder("export"), "all.jsonl");
        (await Verb.RunAsync(data, "content", "export", file)).Succeeded();
        return [.. (await File.ReadAllLinesAsync(file)).Select(l => JsonNode.Parse(l)!)];
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteIntakeVerbTests(SqliteSites sites) : IntakeVerbTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlIntakeVerbTests(PostgreSqlSites sites) : IntakeVerbTests(sites);
