using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Data.Transactions;

/// <summary>Looks for what other processes committed. A database that cannot be reached is asked again.</summary>
internal sealed class EpochPoller(EpochWatch watch, DatabaseOptions options, ILogger<EpochPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.EpochPoll);
        // Before the first migration there is nothing to read: only a database that has answered can fall silent.
        var wasReached = false;
        try
        {
            do
            {
                try
                {
                    await watch.WatchAsync(stoppingToken);
                    wasReached = true;
                }
                catch (Exception exception) when (exception is DbException or DatabaseBusyException or InvalidOperationException or TimeoutException)
                {
                    if (wasReached)
                        logger.LogWarning(exception, "Changes of other processes are not seen: the database does not answer.");
                    wasReached = false;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
