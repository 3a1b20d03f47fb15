using Cms.Editorial.Notifications;

namespace Cms.Web.Hosting;

/// <summary>Looks every few moments for digests that are due, and sometimes for what is to be forgotten.</summary>
internal sealed partial class NotificationSweeper(
    IServiceScopeFactory scopes, Readiness readiness, TimeProvider time, ILogger<NotificationSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        DateTimeOffset pruned = default;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (!readiness.IsReady)
                    continue;

                var isTimeToPrune = time.GetUtcNow() - pruned >= PruneEvery;
                await SweepAsync(isTimeToPrune, stoppingToken);
                if (isTimeToPrune)
                    pruned = time.GetUtcNow();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was under way is rolled back.
        }
    }

    private async Task SweepAsync(bool prune, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var digests = scope.ServiceProvider.GetRequiredService<SendDigests>();
            await digests.RunAsync(stoppingToken);
            if (prune)
                await digests.PruneAsync(stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Missed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Digests could not be looked for; it is tried again.")]
    private static partial void Missed(ILogger logger, Exception exception);
}
