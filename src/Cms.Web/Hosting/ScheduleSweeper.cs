using Cms.Editorial.Schedules;

namespace Cms.Web.Hosting;

/// <summary>Looks every few moments for what is due. Every node does: a schedule ends once, whoever comes first.</summary>
internal sealed partial class ScheduleSweeper(RunDueSchedules schedules, Readiness readiness, ILogger<ScheduleSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await NextAsync(timer, stoppingToken))
        {
            if (!readiness.IsReady)
                continue;
            try
            {
                await schedules.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database may be away for a while; what is due stays due.
                Missed(log, e);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due could not be looked for; it is tried again.")]
    private static partial void Missed(ILogger logger, Exception exception);
}
