using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Tests.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Translations.Segments;
using Cms.Workflows;
using Cms.Workflows.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Workflows;

public abstract class WorkflowStoresContract(DatabaseFixture fixture)
{
    private static readonly WaitingAt Translation = new("a1", "Translate", "translation");
    private static readonly WaitingAt Editing = new("a2", "Edit", "editing");

    [Fact]
    public async Task A_workflow_type_gets_a_new_version_when_it_changes_and_only_then()
    {
        var type = Type();
        var first = await SaveTypeAsync(type);
        var again = await SaveTypeAsync(type);
        var second = await SaveTypeAsync(type with { Name = "Renamed" });

        Assert.Equal((1, 1, 2), (first.Version, again.Version, second.Version));
        var current = await fixture.Database.InScopeAsync(s => s.GetRequiredService<WorkflowTypeStore>().ListCurrentAsync(default));
        Assert.Equal("Renamed", Assert.Single(current, stored => stored.Type.WorkflowTypeId == type.WorkflowTypeId).Type.Name);
        var old = await fixture.Database.InScopeAsync(s => s.GetRequiredService<WorkflowTypeStore>().FindAsync(type.WorkflowTypeId, 1, default));
        Assert.Equal(WorkflowTypeJson.Write(type), WorkflowTypeJson.Write(old!.Type));
    }

    [Fact]
    public async Task A_run_moves_only_from_where_it_was_read()
    {
        var (run, article) = await StartAsync();
        var before = (await FindEditorialAsync(article))!;
        Assert.Equal(Translation, before.At);

        Assert.True(await RunsAsync(runs => runs.SaveAsync(before, run, [Entry(run, "Submit")], Editing, default)));
        Assert.False(await RunsAsync(runs => runs.SaveAsync(before, run, [Entry(run, "Submit twice")], Translation, default)));

        var after = (await FindEditorialAsync(article))!;
        Assert.Equal((2, Editing), (after.RowVersion, after.At));
        var journal = await RunsAsync(runs => runs.ListJournalAsync(article, default));
        Assert.Equal([(1, "Start"), (2, "Submit")], journal.Select(entry => (entry.Seq, entry.Outcome)));
        Assert.Equal(Entry(run, "Submit") with { Seq = 2 }, journal[1]);
    }

    [Fact]
    public async Task Of_twenty_who_move_a_run_at_once_one_does()
    {
        var (run, article) = await StartAsync();
        var before = (await FindEditorialAsync(article))!;

        var moved = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => RunsAsync(runs => runs.SaveAsync(before, run, [Entry(run, $"by {i}")], Editing, default)))));

        Assert.Single(moved, won => won);
        Assert.Equal(2, (await RunsAsync(runs => runs.ListJournalAsync(article, default))).Count);
    }

    [Fact]
    public async Task One_editorial_run_of_an_article_waits_at_a_time()
    {
        var (run, article) = await StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunsAsync(runs => runs.AddAsync(run with { RunId = Guid.NewGuid().ToString("n") }, [], Translation, default)));
        await RunsAsync(runs => runs.AddAsync(run with { RunId = Guid.NewGuid().ToString("n") }, [], null, default));

        var finished = run with { Status = RunStatus.Finished };
        Assert.True(await RunsAsync(async runs => await runs.SaveAsync((await runs.FindEditorialAsync(article, default))!, finished, [], null, default)));
        Assert.Null(await FindEditorialAsync(article));
        await RunsAsync(runs => runs.AddAsync(run with { RunId = Guid.NewGuid().ToString("n") }, [], Translation, default));
        Assert.Equal(2, await RunsAsync(runs => runs.CountUnfinishedAsync(run.WorkflowTypeId, default)));
    }

    [Fact]
    public async Task What_waits_is_listed_with_all_that_a_queue_shows()
    {
        var (run, article) = await StartAsync();
        var story = ItemId.New();
        await fixture.WriteItemsAsync(items => items.SaveAsync(Sample.Article("A title", article), 0, Sample.Index(), default));
        await fixture.WriteItemsAsync(items => items.SaveAsync(Sample.Article("A newer title", article), 1, Sample.Index(), default));
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<SourceRevisionStore>().AddAsync(SourceRevision.Create(story.Value, 1, "ar", "ع", "ن"), default));
        var claim = new Claim(story, "en", article, "ann", Sample.Noon);
        await fixture.Database.InScopeAsync(s => s.GetRequiredService<ClaimStore>().ClaimAsync(claim, default));

        var piece = Assert.Single(await RunsAsync(runs => runs.ListWaitingAsync(default)), piece => piece.Article == article);

        Assert.Equal(
            new WaitingPiece(article, run.RunId, Translation, piece.SinceUtc, claim, "A newer title", "Article", 2, "ar"), piece);
        Assert.True(DateTime.UtcNow - piece.SinceUtc < TimeSpan.FromMinutes(5));
        await RunsAsync(async runs => await runs.SaveAsync((await runs.FindEditorialAsync(article, default))!, run, [], Translation, default));
        Assert.Equal(piece.SinceUtc, Assert.Single(await RunsAsync(runs => runs.ListWaitingAsync(default)), p => p.Article == article).SinceUtc);
    }

    private async Task<(WorkflowRun Run, ItemId Article)> StartAsync()
    {
        var type = await SaveTypeAsync(Type());
        var article = ItemId.New();
        var run = new WorkflowRun(Guid.NewGuid().ToString("n"), type.Type.WorkflowTypeId, type.Version)
        {
            CorrelationId = article.Value,
            Status = RunStatus.Halted,
            Blocking = [new BlockingActivity("a1", false, "UserTaskEvent")],
        };
        await RunsAsync(runs => runs.AddAsync(run, [Entry(run, "Start")], Translation, default));
        return (run, article);
    }

    private static WorkflowType Type() => new()
    {
        WorkflowTypeId = Guid.NewGuid().ToString("n"),
        Name = "Editorial",
        IsEnabled = true,
        Activities = [new Activity("a1", "UserTaskEvent", JsonElement.Parse("""{"Actions":["Submit"],"State":"translation"}"""))],
    };

    private static JournalEntry Entry(WorkflowRun run, string outcome) =>
        new(run.RunId, 0, "a1", "UserTaskEvent", outcome, "translation", "editing", "ann", "a comment", 3, Sample.Noon);

    private Task<StoredRun?> FindEditorialAsync(ItemId article) => RunsAsync(runs => runs.FindEditorialAsync(article, default));

    private Task<StoredWorkflowType> SaveTypeAsync(WorkflowType type) =>
        fixture.Database.InScopeAsync(services => services.GetRequiredService<WorkflowTypeStore>().SaveAsync(type, default));

    private Task<T> RunsAsync<T>(Func<RunStore, Task<T>> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<RunStore>()));

    private Task RunsAsync(Func<RunStore, Task> work) =>
        fixture.Database.InScopeAsync(services => work(services.GetRequiredService<RunStore>()));
}

public sealed class SqliteWorkflowStoresTests(SqliteFixture fixture) : WorkflowStoresContract(fixture), IClassFixture<SqliteFixture>;

public sealed class PostgreSqlWorkflowStoresTests(PostgreSqlFixture fixture) : WorkflowStoresContract(fixture), IClassFixture<PostgreSqlFixture>;
