using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Outbox;
using Cms.Data.Workflows;
using Cms.Editorial.Tests.Workflows.Running;
using Cms.Testing;
using Cms.Workflows.Runs;
using Xunit.Abstractions;

namespace Cms.Editorial.Tests.Workflows.Crashes;

/// <summary>A process that is killed between any two steps of a transition loses none and does none twice.</summary>
public abstract class CrashContract(EngineFixture engine, ITestOutputHelper output)
{
    private const string Activities = """
        [["on", "ContentCreatedEvent", {"ContentTypeFilter": ["Page"]}],
         ["count", "SetPropertyTask", {"PropertyName": "n", "Value": {"Expression": "(property('n') || 0) + 1"}}],
         ["update", "UpdateContentTask", {"ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": \"{{ Workflow.Input.ContentItem.DisplayText }}!\"}}"}}],
         ["create", "CreateContentTask", {"ContentType": "Contributor", "Publish": true, "ContentProperties": {"Expression": "{\"TitlePart\": {\"Title\": \"Made for {{ Workflow.CorrelationId }}\"}}"}}],
         ["fork", "ForkTask", {"Forks": ["letter", "time"]}],
         ["mail", "EmailTask", {"Recipients": {"Expression": "a@x.example"}, "Subject": {"Expression": "{{ Workflow.CorrelationId }}"}, "Body": {"Expression": "Hello"}}],
         ["timer", "TimerEvent", {"CronExpression": "* * * * *"}],
         ["join", "JoinTask", {"Mode": 0}],
         ["child", "ExecuteWorkflowTask", {"WorkflowTypeId": "crashchild", "Input": {"Expression": "({ n: property('n') })"}}],
         ["out", "SetOutputTask", {"OutputName": "n", "Value": {"Expression": "lastResult().n"}}]]
        """;

    private const string Transitions = """
        [["on", "Done", "count"], ["count", "Done", "update"], ["update", "Done", "create"],
         ["create", "Done", "fork"], ["fork", "letter", "mail"], ["fork", "time", "timer"], ["mail", "Done", "join"], ["timer", "Done", "join"],
         ["join", "Joined", "child"], ["child", "Done", "out"]]
        """;

    [Fact]
    public async Task A_kill_between_any_two_steps_loses_none_and_repeats_none()
    {
        await engine.TypeAsync("crashchild", """
            [["start", "SignalEvent", {"SignalName": {"Expression": "Never"}}], ["timer", "TimerEvent", {"CronExpression": "* * * * *"}],
             ["out", "SetOutputTask", {"OutputName": "n", "Value": {"Expression": "input('n')"}}]]
            """, """[["start", "Done", "timer"], ["timer", "Done", "out"]]""");
        var type = await engine.TypeAsync("crash", Activities, Transitions);
        var folder = TestDirectory.Create();
        var steps = int.Parse((await NodeAsync(folder, "Whole", 0))!, CultureInfo.InvariantCulture);
        var whole = await StateAsync(folder, "Whole", type.WorkflowTypeId);
        Assert.Equal(
            (RunStatus.Finished, "1", 1, 1, 1),
            (whole.Status, whole.Output, whole.Made, whole.Mails.Distinct().Count(), whole.Published));
        Assert.True(steps > 60, $"Only {steps} steps were seen.");

        var random = Seeds.Create(output.WriteLine);
        var kills = Math.Min(steps, TestLength.Of(6, int.MaxValue));
        var titles = new List<string>();
        for (var kill = 0; kill < kills; kill++)
        {
            // One in each stretch of the work, another one in each run.
            var (from, to) = (1 + (kill * steps / kills), 1 + ((kill + 1) * steps / kills));
            titles.Add($"Killed at {random.Next(from, to)}");
            if (await NodeAsync(folder, titles[^1], int.Parse(titles[^1].Split(' ')[^1], CultureInfo.InvariantCulture)) is not null)
                titles.RemoveAt(titles.Count - 1); // this time it was done in fewer steps
        }

        await NodeAsync(folder, "", 0);
        var acknowledged = await LinesAsync(folder, "acknowledged");
        var died = await LinesAsync(folder, "died");
        Assert.Equal(titles.Count, died.Length);
        Assert.InRange(titles.Count, kills * 8 / 10, kills);
        foreach (var title in titles)
        {
            var state = await StateAsync(folder, title, type.WorkflowTypeId);
            var where = died.Single(line => line.StartsWith(title + ":", StringComparison.Ordinal));
            if (state.Items == 0)
            {
                Assert.False(acknowledged.Contains(title), $"The acknowledged save is lost. {where}");
                continue;
            }

            var message = $"{where}\n{state}\n{whole}";
            Assert.True(state.Items == 1 && state.Status == RunStatus.Finished && state.Output == "1", message);
            Assert.True(state.Made == 1 && state.Published == 1 && state.Versions == whole.Versions, message);
            Assert.True(state.Mails.Distinct().Count() == 1 && state.Mails.Length <= 2, message);
            Assert.True(state.Journal == whole.Journal && state.Rests == 0, message);
        }

        await engine.DisableAsync(type);
    }

    /// <returns>What it said; null when it was killed.</returns>
    private async Task<string?> NodeAsync(string folder, string title, int dieAt)
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
        [
            "exec", typeof(CrashProgram).Assembly.Location, engine.Database.Provider.ToString(), engine.Database.ConnectionString, folder, title,
            dieAt.ToString(CultureInfo.InvariantCulture), engine.Clock.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture),
        ])
            info.ArgumentList.Add(argument);

        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        engine.Clock.Advance(TimeSpan.FromMinutes(30));
        if (process.ExitCode == 0)
            return (await output).Trim();

        Assert.True(process.ExitCode == 128 + 9, $"{title} ended with {process.ExitCode}: {await errors}");
        return null;
    }

    private Task<State> StateAsync(string folder, string title, string typeId) => engine.RunAsync(async (ItemStore items) =>
    {
        // Killed before the run was there, the title is the one it was saved with; that cannot be: both are one transaction.
        var found = await ByTitleAsync(items, "Page", title + "!");
        var bare = await ByTitleAsync(items, "Page", title);
        if (found.Count + bare.Count == 0)
            return new State(0, null, null, 0, 0, 0, [], "", 0);

        var page = found.Concat(bare).First().ContentItemId;
        var versions = await items.ListVersionsAsync(page, default);
        var listed = await engine.RunAsync((RunListStore list) => list.ListAsync(new RunFilter(CorrelationId: page.Value), default));
        var runs = await Task.WhenAll(listed.Runs.Select(run => engine.DetailsAsync(run.RunId)));
        var own = Assert.Single(runs, run => run.Run.WorkflowTypeId == typeId);
        var made = await ByTitleAsync(items, "Contributor", $"Made for {page}");
        var rests = 0;
        foreach (var run in runs)
        {
            rests += run.Timers.Count + (await engine.RunAsync((WaitStore waits) => waits.ListAsync(run.Run.RunId, default))).Count
                + (run.Run.IsOver ? 0 : 1);
        }

        rests += (await engine.RunAsync((OutboxStore outbox) => outbox.ListAsync(OutboxState.Waiting, 100, default)))
            .Count(message => message.Origin!.Contains(own.Run.RunId, StringComparison.Ordinal));
        return new State(
            found.Count + bare.Count,
            own.Run.Status,
            own.Run.Output.GetValueOrDefault("n").ToString(),
            made.Count,
            made.Count(version => version.Item.Published),
            versions.Count,
            [.. (await LinesAsync(folder, "sent")).Where(line => line.EndsWith(" " + page, StringComparison.Ordinal))],
            string.Join(", ", runs.SelectMany(run => run.Journal).Select(entry => $"{entry.ActivityId} {entry.Outcome}").Order(StringComparer.Ordinal)),
            rests);
    });

    private static Task<IReadOnlyList<ItemVersion>> ByTitleAsync(ItemStore items, string type, string title) => items.QueryAsync(
        new ItemQuery
        {
            ContentTypes = [type],
            Status = VersionStatus.Latest,
            Where = new ItemFilter.Compare(new ItemField.Envelope(EnvelopeField.DisplayText), Comparison.Equal, title),
        },
        default);

    private static async Task<string[]> LinesAsync(string folder, string name) =>
        File.Exists(Path.Combine(folder, name)) ? await File.ReadAllLinesAsync(Path.Combine(folder, name)) : [];

    /// <param name="Rests">What still waits or is due, though all is done.</param>
    private sealed record State(
        int Items, RunStatus? Status, string? Output, int Made, int Published, int Versions, ImmutableArray<string> Mails, string Journal, int Rests)
    {
        public override string ToString() =>
            $"{Items} pages, {Status}, n = {Output}, {Made} made, {Published} of them published, {Versions} versions, mails {string.Join(" | ", Mails)}, {Rests} rests\n{Journal}";
    }
}

public sealed class SqliteCrashTests(SqliteEngine engine, ITestOutputHelper output) : CrashContract(engine, output), IClassFixture<SqliteEngine>;

public sealed class PostgreSqlCrashTests(PostgreSqlEngine engine, ITestOutputHelper output) : CrashContract(engine, output), IClassFixture<PostgreSqlEngine>;
