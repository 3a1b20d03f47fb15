using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>The first start, the next ones, and the ends.</summary>
public abstract class StartTests(Sites sites)
{
    [Fact]
    public async Task A_first_start_is_live_at_once_and_ready_when_everything_is_there()
    {
        var first = await sites.FirstAsync();

        Assert.Contains("live 200", first.HealthSeen);
        Assert.Contains("ready 503", first.HealthSeen);
        Assert.True(first.HealthSeen.IndexOf("ready 503") < first.HealthSeen.IndexOf("ready 200"), string.Join(", ", first.HealthSeen));
    }

    [Fact]
    public async Task A_first_start_prints_the_addresses_and_the_passwords_once()
    {
        var first = await sites.FirstAsync();

        Assert.Equal(["admin", "editor", "translator"], first.Data.Accounts.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("/admin", first.Output, StringComparison.Ordinal);
        Assert.Contains("/api/graphql", first.Output, StringComparison.Ordinal);

        await using var next = await CmsProcess.StartAsync(await sites.CopyAsync());
        foreach (var (name, password) in first.Data.Accounts)
        {
            Assert.DoesNotContain(password, next.Output, StringComparison.Ordinal);
            using var client = await AdminClient.SignInAsync(next, name, password);
        }
    }

    [Fact]
    public async Task A_server_told_to_end_ends_well() => Assert.Equal(0, (await sites.FirstAsync()).ExitCode);

    [Fact]
    public async Task A_first_start_that_was_killed_is_finished_by_the_next()
    {
        var data = await sites.NewAsync();
        var random = new Random(TestRun.Seed);
        for (var kill = 0; kill < TestRun.Of(2, 20); kill++)
        {
            await using var killed = CmsProcess.Launch(data, []);
            await Task.Delay(random.Next(500, 4000));
            await killed.KillAsync();
        }

        await using var server = await CmsProcess.StartAsync(data);
        var all = await server.DataAsync("{ articleConnection { totalCount } outletConnection { totalCount } contributorConnection { totalCount } }");
        var whole = await (await sites.SharedAsync()).DataAsync("{ articleConnection { totalCount } outletConnection { totalCount } contributorConnection { totalCount } }");
        Assert.Equal(Json.Text(whole), Json.Text(all));
    }

    [Fact]
    public async Task The_administrator_of_the_settings_is_made_and_the_password_is_not_printed()
    {
        var data = await sites.NewAsync();
        await using var server = await CmsProcess.StartAsync(
            data, "--Cms:Setup:AdminUserName=chief", "--Cms:Setup:AdminPassword=a password of mine", "--Cms:Setup:SampleContent=false", "--Cms:SiteName=The Weekly");

        Assert.DoesNotContain("a password of mine", server.Output, StringComparison.Ordinal);
        using var chief = await AdminClient.SignInAsync(server, "chief", "a password of mine");
        var (_, desk) = await chief.PageAsync("/admin");
        Assert.Contains("The Weekly", desk.Title + desk.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_servers_started_at_once_on_an_empty_database_set_it_up_once()
    {
        var data = await sites.NewAsync();
        await using var one = CmsProcess.Launch(data, []);
        await using var two = CmsProcess.Launch(data, []);
        await Task.WhenAll(one.BecomeReadyAsync(), two.BecomeReadyAsync());

        Assert.Equal(1, new[] { one, two }.Count(s => s.Output.Contains("shown only now", StringComparison.Ordinal)));
        foreach (var server in new[] { one, two })
            Assert.Equal(15, (int)(await server.DataAsync("{ articleConnection { totalCount } }"))["articleConnection"]!["totalCount"]!);
    }

    [Fact]
    public async Task It_runs_from_any_directory_and_keeps_data_where_the_caller_is()
    {
        var folder = TestRun.NewFolder("elsewhere");
        var data = await sites.NewAsync();
        var settings = data.Settings.Where(s => !s.StartsWith("--Cms:DataPath", StringComparison.Ordinal)).ToArray();
        (await Verb.RunAsync(["migrate", .. settings], workingDirectory: folder)).Succeeded();

        Assert.True(Directory.Exists(Path.Combine(folder, "App_Data")));
        Assert.False(Directory.Exists(Path.Combine(Path.GetDirectoryName(Repository.Program)!, "App_Data")));
        File.Copy(Repository.TestFile("Samples", "story.ar.txt"), Path.Combine(folder, "story.txt"));
        var intake = (await Verb.RunAsync(["intake", "story.txt", .. settings], workingDirectory: folder)).Succeeded();
        Assert.Contains("SourceStory", intake.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_one_message()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        (await Verb.RunAsync([$"--urls=http://127.0.0.1:{port}", .. (await sites.ScratchAsync()).Settings])).Refused(1, port);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteStartTests(SqliteSites sites) : StartTests(sites)
{
    [Fact]
    public async Task A_database_file_that_is_none_is_one_message()
    {
        var data = await sites.NewAsync();
        await File.WriteAllTextAsync(Path.Combine(data.Folder, "cms.db"), new string('x', 8192));
        (await Verb.RunAsync(data, "migrate")).Refused(1, "cms.db");
        (await Verb.RunAsync(data, "content", "export", Path.Combine(data.Folder, "x.jsonl"))).Refused(1, "cms.db");
    }

    [Fact]
    public async Task A_database_file_that_cannot_be_made_is_one_message()
    {
        var data = await sites.NewAsync();
        var file = Path.Combine(data.Folder, "a-file");
        await File.WriteAllTextAsync(file, "");
        (await Verb.RunAsync(data with { Folder = Path.Combine(file, "below") }, "migrate")).Refused(1, "a-file");
    }
}

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlStartTests(PostgreSqlSites sites) : StartTests(sites)
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=cms;Username=cms;Timeout=3", "127.0.0.1")]
    [InlineData("Hots=localhost", "ConnectionStrings:Cms")]
    public async Task A_database_that_cannot_be_reached_is_one_message(string connection, string named)
    {
        var folder = TestRun.NewFolder("unreachable");
        string[] settings = [$"--Cms:DataPath={folder}", "--Cms:Database:Provider=PostgreSql", $"--ConnectionStrings:Cms={connection}"];
        var verb = await Verb.RunAsync(["migrate", .. settings]);
        Assert.True(verb.Code is 1 or 2, verb.All);
        verb.Refused(verb.Code, named);
        var server = await Verb.RunAsync(["--urls=http://127.0.0.1:0", .. settings]);
        Assert.True(server.Code is 1 or 2, server.All);
        server.Refused(server.Code, named);
    }
}
