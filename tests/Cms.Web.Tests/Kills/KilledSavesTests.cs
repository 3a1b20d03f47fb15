using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Kills;

/// <summary>An acknowledged save survives <c>kill -9</c>; a failed save changes nothing.</summary>
public abstract class KilledSavesTests(Sites sites)
{
    private const int Writers = 3;
    private const string Item = "pagekilled0000000000000000";

    [Fact]
    public async Task Every_acknowledged_save_of_a_translator_is_there_after_a_kill()
    {
        var random = new Random(TestRun.Seed);
        var data = await sites.CopyAsync();
        var server = await CmsProcess.StartAsync(data);
        string article;
        using (var person = await TranslatorAsync(server, data))
            article = (await WorkspaceClient.ClaimAsync(person, "storystorks000000000000000", "en")).Article;

        Dictionary<string, SaveJournal>? journals = null;
        var kills = TestRun.Of(5, 50);
        for (var kill = 0; kill <= kills; kill++)
        {
            using (var person = await TranslatorAsync(server, data))
            {
                var client = new WorkspaceClient(person, article);
                var segments = (await client.ReadAsync())["segments"]!.AsArray();
                journals ??= segments.Take(Writers).ToDictionary(s => (string)s!["id"]!, s => new SaveJournal($"segment {s!["position"]}"));
                foreach (var segment in segments.Where(s => journals.ContainsKey((string)s!["id"]!)))
                {
                    if (segment!["target"] is { } target)
                        journals[(string)segment["id"]!].Check((int)target["number"]!, (string)target["text"]!);
                    else
                        Assert.Equal(0, journals[(string)segment["id"]!].Acknowledgements);
                }

                if (kill == kills)
                    break;

                var writing = journals.Select(j => WriteAsync(client, j.Key, j.Value, kill)).ToArray();
                await Task.Delay(random.Next(200, 1500));
                await server.KillAsync();
                await Task.WhenAll(writing);
            }

            await server.DisposeAsync();
            server = await CmsProcess.StartAsync(data);
        }

        await server.DisposeAsync();
        var acknowledged = journals!.Values.Sum(j => j.Acknowledgements);
        TestRun.Say(string.Create(CultureInfo.InvariantCulture, $"measured: {sites.Provider}: {acknowledged} acknowledged saves of segments over {kills} kills, seed {TestRun.Seed}"));
        Assert.True(acknowledged >= kills * Writers, $"Only {acknowledged} saves were acknowledged: the kills proved nothing.");
    }

    [Fact]
    public async Task Every_acknowledged_version_of_an_item_is_there_after_a_kill()
    {
        var random = new Random(TestRun.Seed + 1);
        var data = await sites.CopyAsync();
        await CreateItemAsync(data);
        var server = await CmsProcess.StartAsync(data);
        var journal = new SaveJournal("the page");
        var all = new Dictionary<int, string> { [1] = "0-0" };
        var kills = TestRun.Of(5, 50);
        for (var kill = 0; kill <= kills; kill++)
        {
            using (var person = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]))
            {
                var (number, title) = await ShownAsync(person, $"/admin/items/{Item}");
                if (kill == 0)
                {
                    journal.Trying(0, title);
                    journal.WasAcknowledged(number);
                }

                journal.Check(number, title);
                all[number] = title;
                foreach (var (version, text) in kill == kills ? all.AsEnumerable() : all.Where(v => v.Key > number - 3))
                    Assert.Equal(text, await ShownVersionAsync(person, version));
                if (kill == kills)
                    break;

                var writing = SaveItemAsync(person, journal, all, kill);
                await Task.Delay(random.Next(200, 1500));
                await server.KillAsync();
                await writing;
            }

            await server.DisposeAsync();
            server = await CmsProcess.StartAsync(data);
        }

        await server.DisposeAsync();
        TestRun.Say(string.Create(CultureInfo.InvariantCulture, $"measured: {sites.Provider}: {journal.Acknowledgements} acknowledged versions of an item over {kills} kills, seed {TestRun.Seed}"));
        Assert.True(journal.Acknowledgements >= kills, $"Only {journal.Acknowledgements} versions were acknowledged: the kills proved nothing.");
    }

    /// <summary>Saves again and again until the server is gone; every fifth save names a base that has passed and must be refused.</summary>
    private static async Task WriteAsync(WorkspaceClient client, string segment, SaveJournal journal, int round)
    {
        var number = journal.Acknowledged.Number;
        try
        {
            for (var i = 0; ; i++)
            {
                var stale = number > 0 && i % 5 == 4;
                var text = $"{(stale ? "stale" : "text")} {round}-{i} of {segment}";
                journal.Trying(stale ? number - 1 : number, text);
                var (status, kind, saved) = await client.SaveAsync(segment, stale ? number - 1 : number, text);
                Assert.True(status == HttpStatusCode.OK, $"{status}");
                if (kind == "saved")
                {
                    Assert.False(stale, "A save on a base that had passed was taken.");
                    journal.WasAcknowledged(number = saved);
                }
                else
                {
                    Assert.True(stale, $"{kind}: a save on the current base was not taken.");
                    journal.WasRefused();
                }
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // The server was killed; whether the last save landed shows when it is back.
        }
    }

    private static async Task SaveItemAsync(AdminClient person, SaveJournal journal, Dictionary<int, string> all, int round)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var (_, page) = await person.PageAsync($"/admin/items/{Item}");
                var title = $"{round}-{i + 1}";
                journal.Trying(journal.Acknowledged.Number, title);
                using var answer = await person.SendAsync(AdminClient.FormOf(page, "input[name=seen]"), new() { ["TitlePart.Title"] = title, ["do"] = "save" });
                Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                journal.WasAcknowledged(journal.Acknowledged.Number + 1);
                all[journal.Acknowledged.Number] = title;
            }
        }
        catch (Exception e) when (IsGone(e))
        {
            // As above.
        }
    }

    private static async Task<(int Number, string Title)> ShownAsync(AdminClient person, string address)
    {
        var (status, page) = await person.PageAsync(address);
        Assert.Equal(HttpStatusCode.OK, status);
        return (
            int.Parse(page.QuerySelector("input[name=seen]")!.GetAttribute("value")!, CultureInfo.InvariantCulture),
            page.QuerySelector("[name='TitlePart.Title']")!.GetAttribute("value") ?? "");
    }

    private static async Task<string> ShownVersionAsync(AdminClient person, int number)
    {
        var (status, page) = await person.PageAsync($"/admin/items/{Item}/versions/{number.ToString(CultureInfo.InvariantCulture)}");
        Assert.Equal(HttpStatusCode.OK, status);
        return page.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == "TitlePart").QuerySelector("dd")!.TextContent;
    }

    private static async Task CreateItemAsync(SiteData data)
    {
        var file = Path.Combine(TestRun.NewFolder("page"), "page.jsonl");
        await File.WriteAllTextAsync(file, new JsonObject
        {
            ["ContentItemId"] = Item,
            ["ContentType"] = "Page",
            ["DisplayText"] = "0-0",
            ["Latest"] = true,
            ["Published"] = false,
            ["TitlePart"] = new JsonObject { ["Title"] = "0-0" },
        }.ToJsonString());
        (await Verb.RunAsync(data, "content", "import", file)).Succeeded();
    }

    private static Task<AdminClient> TranslatorAsync(CmsProcess server, SiteData data) =>
        AdminClient.SignInAsync(server, "translator", data.Accounts["translator"]);

    private static bool IsGone(Exception e) => e is HttpRequestException or IOException or TaskCanceledException;
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteKilledSavesTests(SqliteSites sites) : KilledSavesTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlKilledSavesTests(PostgreSqlSites sites) : KilledSavesTests(sites);
