using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Another process changes the definitions while the server answers: it shows them without a restart, and nobody waits for it.</summary>
public abstract class ChangedSchemaTests(Sites sites)
{
    [Fact]
    public async Task A_changed_definition_is_there_at_once_and_its_index_soon_while_others_are_answered()
    {
        var site = await SchemaSite.OfAsync(sites);
        var times = new ConcurrentBag<(HttpStatusCode Status, bool Failed, TimeSpan Time)>();
        using var stop = new CancellationTokenSource();
        var others = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var since = Stopwatch.GetTimestamp();
                var (status, body) = await site.Server.TryAskAsync("{ everything(first: 3) { displayText color } }");
                times.Add((status, body["errors"] is not null, Stopwatch.GetElapsedTime(since)));
                await Task.Delay(10);
            }
        });

        var run = (await Verb.RunAsync(site.Data, "recipe", "run", Repository.TestFile("Api", "Cases", "schema-change.recipe.json"))).Succeeded();
        Assert.Contains("'Recent' is kept, but not run: line 1, column 8: '*' is not run here", run.All, StringComparison.Ordinal);
        await WithinAsync(TimeSpan.FromSeconds(2), async () =>
            (await site.AskAsync("{ arrived { displayText } everything(first: 1) { added } }"))["errors"] is null);
        await WithinAsync(TimeSpan.FromSeconds(15), async () =>
            (await site.AskAsync("{ everything(where: { later: \"late value\" }) { displayText } }"))["data"]!["everything"]!.AsArray().Count == 1);

        await stop.CancelAsync();
        await others;
        Assert.NotEmpty(times);
        Assert.All(times, t => Assert.True(t is { Status: HttpStatusCode.OK, Failed: false } && t.Time < TimeSpan.FromSeconds(2), t.ToString()));
    }

    private static async Task WithinAsync(TimeSpan patience, Func<Task<bool>> isSo)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < patience, $"Not so after {patience.TotalSeconds} s.");
            await Task.Delay(50);
        }
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteChangedSchemaTests(SqliteSites sites) : ChangedSchemaTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlChangedSchemaTests(PostgreSqlSites sites) : ChangedSchemaTests(sites);
