using System.Diagnostics;
using System.Globalization;
using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Kills;

/// <summary>What a piece waits at changes only together with its content, also when the process is killed in between; a piece
/// whose publishing was killed is published once or not at all.</summary>
public abstract class KilledMovesTests(Sites sites)
{
    /// <summary>A sample piece that is ready to be published.</summary>
    private const string Title = "Former Vegetable Van Becomes a Travelling Library for Six Villages";

    private const string Versions = "query($id: String!) { article(status: ALL, where: { contentItemId: $id }, first: 1000) { contentItemVersionId published latest } }";

    private const string Public = "query($id: String!) { article(where: { contentItemId: $id }) { displayText path markdownBody { markdown } disclaimer { text } } }";

    [Fact]
    public async Task State_and_content_agree_after_a_kill_in_the_middle_of_moves()
    {
        var random = new Random(TestRun.Seed + 2);
        var data = await sites.CopyAsync();
        var token = (await Verb.RunAsync(data, "token", "create", "tests", "--role", "Administrator")).Succeeded().Output.Trim();
        var server = await CmsProcess.StartAsync(data);
        var article = await ArticleAsync(server, token);
        var journal = new List<string> { "ready" };
        string? inFlight = null;
        var moves = 0;
        var kills = TestRun.Of(5, 50);
        for (var kill = 0; kill <= kills; kill++)
        {
            using (var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]))
            {
                var client = new WorkspaceClient(editor, article);
                var state = await AgreedStateAsync(server, client, token);
                Assert.True(state == journal[^1] || state == inFlight, $"It waits at {state}; the journal ends with {string.Join(", ", journal.TakeLast(5))}, in flight was {inFlight}.");
                journal.Add(state!);
                if (kill == kills)
                    break;

                var moving = MoveAsync(client, journal, next => inFlight = next);
                await Task.Delay(random.Next(100, 800));
                await server.KillAsync();
                moves += await moving;
            }

            await server.DisposeAsync();
            server = await CmsProcess.StartAsync(data);
        }

        await server.DisposeAsync();
        TestRun.Say(string.Create(CultureInfo.InvariantCulture, $"measured: {sites.Provider}: {moves} moves over {kills} kills, seed {TestRun.Seed}"));
        Assert.True(moves >= kills, $"Only {moves} moves were made: the kills proved nothing.");
    }

    [Fact]
    public async Task A_piece_is_published_once_or_not_at_all_when_publishing_is_killed()
    {
        var random = new Random(TestRun.Seed + 3);
        var kills = TestRun.Of(5, 50);
        var published = 0;
        var typical = await MeasureAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            var data = await sites.CopyAsync();
            var token = (await Verb.RunAsync(data, "token", "create", "tests", "--role", "Administrator")).Succeeded().Output.Trim();
            string article;
            bool acknowledged;
            await using (var server = await CmsProcess.StartAsync(data))
            {
                article = await ArticleAsync(server, token);
                using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
                var client = new WorkspaceClient(editor, article);
                var seen = (int)(await client.ReadAsync())["number"]!;
                var publishing = PublishAsync(client, seen);
                await Task.Delay(typical * (0.5 + (0.8 * random.NextDouble())));
                await server.KillAsync();
                acknowledged = await publishing;
            }

            await using (var server = await CmsProcess.StartAsync(data))
            {
                using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
                var client = new WorkspaceClient(editor, article);
                var state = await AgreedStateAsync(server, client, token);
                if (state is not null)
                {
                    Assert.False(acknowledged, "Publishing was acknowledged and the piece still waits.");
                    Assert.Equal("ready", state);
                    Assert.True(await PublishAsync(client, (int)(await client.ReadAsync())["number"]!), "It could not be published after the kill.");
                    Assert.Null(await AgreedStateAsync(server, client, token));
                }
                else
                {
                    published++;
                }
            }
        }

        TestRun.Say(string.Create(CultureInfo.InvariantCulture, $"measured: {sites.Provider}: {published} of {kills} killed publishes had landed, seed {TestRun.Seed}"));
    }

    /// <summary>How long publishing takes in a process that has just been started, as those that are killed have.</summary>
    private async Task<TimeSpan> MeasureAsync()
    {
        var data = await sites.CopyAsync();
        var token = (await Verb.RunAsync(data, "token", "create", "tests", "--role", "Administrator")).Succeeded().Output.Trim();
        await using var server = await CmsProcess.StartAsync(data);
        var article = await ArticleAsync(server, token);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        var client = new WorkspaceClient(editor, article);
        var seen = (int)(await client.ReadAsync())["number"]!;
        var clock = Stopwatch.StartNew();
        Assert.True(await PublishAsync(client, seen), "It could not be published.");
        return clock.Elapsed;
    }

    /// <summary>The state a piece waits at, null when it has left the desk; fails where content and state contradict each other.</summary>
    private static async Task<string?> AgreedStateAsync(CmsProcess server, WorkspaceClient client, string token)
    {
        var workspace = await client.ReadAsync();
        var state = (string?)workspace["state"]?["state"];
        var versions = (await server.DataAsync(Versions, new { id = client.Article }, token))["article"]!.AsArray();
        var open = (await server.DataAsync(Public, new { id = client.Article }))["article"]!.AsArray();

        Assert.Equal(1, versions.Count(v => (bool)v!["latest"]!));
        Assert.Equal(state is null ? 1 : 0, versions.Count(v => (bool)v!["published"]!));
        Assert.Equal(state is null ? 1 : 0, open.Count);
        Assert.Equal(versions.Count, versions.Select(v => (string)v!["contentItemVersionId"]!).Distinct().Count());
        if (state is null)
        {
            Assert.False(string.IsNullOrEmpty((string?)open[0]!["path"]));
            Assert.False(string.IsNullOrEmpty((string?)open[0]!["disclaimer"]!["text"]));
            Assert.Contains("speaker", (string?)open[0]!["markdownBody"]!["markdown"], StringComparison.Ordinal);
        }

        return state;
    }

    /// <summary>Returns and approves until the server is gone.</summary>
    private static async Task<int> MoveAsync(WorkspaceClient client, List<string> journal, Action<string?> inFlight)
    {
        var moves = 0;
        try
        {
            while (true)
            {
                var seen = (int)(await client.ReadAsync())["number"]!;
                var (outcome, next) = journal[^1] == "ready" ? ("Return", "editing") : ("Approve", "ready");
                inFlight(next);
                var (status, body) = await client.ActAsync(outcome, seen, "Because of the test.");
                Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
                journal.Add((string)body!["state"]!);
                inFlight(null);
                moves++;
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return moves;
        }
    }

    private static async Task<bool> PublishAsync(WorkspaceClient client, int seen)
    {
        try
        {
            var (status, body) = await client.ActAsync("Publish", seen);
            Assert.True(status == HttpStatusCode.OK, $"{status}: {body}");
            Assert.True((bool)body!["published"]!, body.ToJsonString());
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            return false;
        }
    }

    private static async Task<string> ArticleAsync(CmsProcess server, string token)
    {
        var drafts = await server.DataAsync("query($title: String!) { article(status: DRAFT, where: { displayText: $title }) { contentItemId } }", new { title = Title }, token);
        return (string)drafts["article"]!.AsArray().Single()!["contentItemId"]!;
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteKilledMovesTests(SqliteSites sites) : KilledMovesTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlKilledMovesTests(PostgreSqlSites sites) : KilledMovesTests(sites);
