using System.Diagnostics;
using System.Globalization;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Workflows;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Editorial.Workflows.Running;
using Cms.Testing;
using Cms.Workflows;
using Cms.Workflows.Runs;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Cms.Editorial.Tests.Workflows.Running;

/// <summary>
/// Ten thousand runs wait for the same. What an event costs does not follow from their number: one statement, answered by an
/// index, finds who goes on. The bound is <see cref="Bound"/> an event.
/// </summary>
public abstract class ManyRunsContract(EngineFixture engine, ITestOutputHelper output)
{
    private const int Runs = 10_000;

    /// <summary>On a machine that does other things too; alone it is a few milliseconds.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Ten_thousand_runs_that_wait_for_a_signal_go_on_each_by_its_own_with_one_indexed_query()
    {
        var type = await engine.TypeAsync("signals", """
            [["on", "ContentCreatedEvent", {"ContentTypeFilter": ["Page"]}], ["wait", "SignalEvent", {"SignalName": {"Expression": "Go"}}],
             ["out", "SetOutputTask", {"OutputName": "o", "Value": {"Expression": "1"}}]]
            """, """[["on", "Done", "wait"], ["wait", "Done", "out"]]""");
        var statements = new List<string>();
        await using var services = engine.Services(add => add.AddSingleton(new StatementProbe(statements.Add)));
        var alone = await engine.PageAsync();
        var links = services.GetRequiredService<WorkflowLinks>();
        await SeedAsync(type, alone.ContentItemId.Value);

        var events = TestLength.Of(200, Runs);
        var clock = Stopwatch.StartNew();
        var most = 0;
        for (var i = 1; i <= events; i++)
        {
            statements.Clear();
            await using var scope = services.CreateAsyncScope();
            var token = links.SignalToken("Go", Correlation(i));
            Assert.Equal(1, DeskFixture.Value(await scope.ServiceProvider.GetRequiredService<RaiseSignal>().RunAsync(token, engine.Admin, default)));
            Assert.Single(Asking(statements));
            most = Math.Max(most, statements.Count / 2);
        }

        Say(clock.Elapsed / events, most, Bound);
        Assert.Equal(Runs + 1 - events, await engine.RunAsync((RunStore runs) => runs.CountUnfinishedAsync(type.WorkflowTypeId, default)));
        await AssertIndexAsync(Asking(statements)[0], "IX_WorkflowWaits_Subject", "SignalEvent", "Go", Correlation(Runs));
        await engine.DisableAsync(type);
    }

    [Fact]
    public async Task Among_ten_thousand_runs_that_wait_for_an_item_its_event_finds_its_own_by_one_indexed_query()
    {
        var type = await engine.TypeAsync("items", """
            [["on", "ContentCreatedEvent", {"ContentTypeFilter": ["Page"]}], ["wait", "ContentPublishedEvent", {}],
             ["out", "SetOutputTask", {"OutputName": "o", "Value": {"Expression": "1"}}]]
            """, """[["on", "Done", "wait"], ["wait", "Done", "out"]]""");
        var statements = new List<string>();
        await using var services = engine.Services(add => add.AddSingleton(new StatementProbe(statements.Add)));
        var alone = await engine.PageAsync();
        var second = await engine.PageAsync();
        await PublishAsync(services, second, statements);
        var few = (await PublishAsync(services, await engine.PageAsync(), statements)).Count;
        await SeedAsync(type, alone.ContentItemId.Value);
        List<ItemVersion> pages = [alone];
        for (var i = 0; i < 20; i++)
            pages.Add(await engine.PageAsync());

        var clock = Stopwatch.StartNew();
        foreach (var page in pages)
        {
            var seen = await PublishAsync(services, page, statements);
            Assert.Single(Asking(seen));
            Assert.InRange(seen.Count, few - 2, few + 2); // epochs that are older than a second are read again
            Assert.Equal(RunStatus.Finished, Assert.Single(await engine.RunsAsync(type, page.ContentItemId.Value)).Status);
        }

        Say(clock.Elapsed / pages.Count, few / 2, 4 * Bound); // publishing, which raised the event, included
        Assert.Equal(Runs, await engine.RunAsync((RunStore runs) => runs.CountUnfinishedAsync(type.WorkflowTypeId, default)));
        await AssertIndexAsync(Asking(statements)[0], "IX_WorkflowWaits_Correlation", "ContentPublishedEvent", Correlation(Runs));
        await engine.DisableAsync(type);
    }

    private async Task<List<string>> PublishAsync(ServiceProvider services, ItemVersion page, List<string> statements)
    {
        statements.Clear();
        await using var scope = services.CreateAsyncScope();
        DeskFixture.Value(await scope.ServiceProvider.GetRequiredService<PublishItem>().RunAsync(page.ContentItemId, page.Number, engine.Admin, default));
        return [.. statements];
    }

    /// <summary>The statements that ask who waits for an event; each was told of twice, before and after.</summary>
    private static List<string> Asking(List<string> statements) =>
        [.. statements.Where(sql => sql.Contains("FROM \"WorkflowWaits\"", StringComparison.Ordinal) && sql.Contains("WHERE \"EventName\"", StringComparison.Ordinal)
            && sql.Contains("AND \"CorrelationId\" =", StringComparison.Ordinal)).Where((_, i) => i % 2 == 0)];

    private static string Correlation(int number) => "seeded" + number.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>Copies the one waiting run, each about an item of its own.</summary>
    private async Task SeedAsync(WorkflowType type, string correlation)
    {
        var copy = type.WorkflowTypeId.PadRight(6, 'x')[..6];
        var run = (await engine.RunsAsync(type, correlation))[0].RunId;
        const string numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)";
        var text = engine.Database.Provider == DatabaseProvider.PostgreSql ? "lpad(n.i::text, 20, '0')" : "printf('%020d', n.i)";
        await ExecuteAsync($"""
            {numbers}
            INSERT INTO "WorkflowRuns" ("RunId", "TypeId", "TypeVersion", "CorrelationId", "Status", "RowVersion", "Json", "StartedUtc", "ChangedUtc")
            SELECT '{copy}' || {text}, r."TypeId", r."TypeVersion", 'seeded' || {text}, r."Status", 1,
                REPLACE(REPLACE(r."Json", '{run}', '{copy}' || {text}), '{correlation}', 'seeded' || {text}), r."StartedUtc", r."ChangedUtc"
            FROM n, "WorkflowRuns" r WHERE r."RunId" = '{run}'
            """);
        await ExecuteAsync($"""
            {numbers}
            INSERT INTO "WorkflowWaits" ("RunId", "ActivityId", "EventName", "CorrelationId", "Subject")
            SELECT '{copy}' || {text}, w."ActivityId", w."EventName", 'seeded' || {text}, w."Subject"
            FROM n, "WorkflowWaits" w WHERE w."RunId" = '{run}'
            """);
        await ExecuteAsync("ANALYZE");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await TestDatabase.OpenAsync(engine.Database);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task AssertIndexAsync(string sql, string index, params string[] values)
    {
        await using var connection = await TestDatabase.OpenAsync(engine.Database);
        await using var command = connection.CreateCommand();
        var isPostgreSql = engine.Database.Provider == DatabaseProvider.PostgreSql;
        for (var i = values.Length - 1; i >= 0; i--)
            sql = sql.Replace($"= ANY(@p{i})", $"IN (@p{i})", StringComparison.Ordinal).Replace($"@p{i}", $"'{values[i]}'", StringComparison.Ordinal);
        command.CommandText = (isPostgreSql ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + sql;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(isPostgreSql ? 0 : 3));
        var whole = string.Join('\n', plan);
        Assert.True(whole.Contains(index, StringComparison.Ordinal) && !whole.Contains("Seq Scan", StringComparison.Ordinal), whole);
    }

    private void Say(TimeSpan each, int statements, TimeSpan bound)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"measured: {engine.Database.Provider}: {each.TotalMilliseconds:F1} ms and {statements} statements an event");
        output.WriteLine(line);
        Console.WriteLine(line);
        Assert.True(each < bound, line);
    }
}

public sealed class SqliteManyRunsTests(SqliteEngine engine, ITestOutputHelper output) : ManyRunsContract(engine, output), IClassFixture<SqliteEngine>;

public sealed class PostgreSqlManyRunsTests(PostgreSqlEngine engine, ITestOutputHelper output) : ManyRunsContract(engine, output), IClassFixture<PostgreSqlEngine>;
