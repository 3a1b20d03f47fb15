using Cms.Editorial.Intake;
using Cms.Editorial.Notifications;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Editorial.Workflows.Running;
using Cms.Web.Hosting;

namespace Cms.Web.Workflows;

/// <summary>Wakes what does the due work, on every node: the rows themselves see to it that each thing is done once.</summary>
internal sealed class Sweeper(
    Readiness readiness, RunDueWork work, EndClaims claims, TellOfOverdue overdue, IServiceScopeFactory scopes, TimeProvider time, ILogger<Sweeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ClaimsEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pause);
        DateTimeOffset pruned = default;
        DateTimeOffset claimed = default;
        try
        {
            while (await ticks.WaitForNextTickAsync(stoppingToken))
            {
                if (!readiness.IsReady)
                    continue;

                await SweepAsync(async () =>
                {
                    while (await work.RunAsync(stoppingToken) > 0)
                    {
                    }
                });
                if (time.GetUtcNow() - claimed >= ClaimsEvery)
                {
                    claimed = time.GetUtcNow();
                    await SweepAsync(() => claims.RunAsync(stoppingToken));
                    await SweepAsync(() => overdue.RunAsync(stoppingToken));
                }

                if (time.GetUtcNow() - pruned < PruneEvery)
                    continue;

                pruned = time.GetUtcNow();
                await SweepAsync(() => PrintStoriesAsync(stoppingToken));
                await SweepAsync(async () =>
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<PruneRuns>().RunAsync(stoppingToken);
                });
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is rolled back, or sent again when its lease has passed.
        }
    }

    /// <summary>Stories from before prints were kept, and imported ones that missed theirs.</summary>
    private async Task PrintStoriesAsync(CancellationToken stoppingToken)
    {
        for (var found = 1; found > 0;)
        {
            await using var scope = scopes.CreateAsyncScope();
            found = await scope.ServiceProvider.GetRequiredService<PrintStories>().RunAsync(stoppingToken);
        }
    }

    /// <summary>A database that is away for a while does not end the sweeping.</summary>
    private async Task SweepAsync(Func<Task> sweep)
    {
        try
        {
            await sweep();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "The due work could not be done; it is tried again.");
        }
    }
}
