using System.Data.Common;
using Cms.Data.Schema.PostgreSql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cms.Data.Transactions;

/// <summary>Hears from PostgreSQL what other processes have committed, at the moment they do. A connection that breaks is made
/// again; meanwhile <see cref="EpochPoller"/> sees the same, a little later.</summary>
internal sealed class EpochListener(EpochWatch watch, DatabaseOptions options, ILogger<EpochListener> logger) : BackgroundService
{
    /// <summary>Notified in the transaction that raises an epoch, so that it is heard with the commit or not at all.</summary>
    public const string Channel = "dragoman_epochs";

    /// <summary>What the server's list of connections shows.</summary>
    public const string ApplicationName = "Dragoman listening";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(() => pause = Pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException or InvalidOperationException)
            {
                logger.LogInformation(exception, "The connection that listens for changes broke; it is made again.");
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task ListenAsync(Action connected, CancellationToken stoppingToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(PostgreSqlConnections.OwnConnectionString(options))
        {
            ApplicationName = ApplicationName,
            KeepAlive = 10,
        };
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(stoppingToken);
        connected();
        while (true)
        {
            // What is stored counts, not what a message says: anybody who may connect may send one.
            await watch.WatchAsync(stoppingToken);
            await connection.WaitAsync(stoppingToken);
        }
    }
}
