using Cms.Editorial;
using Cms.Editorial.Definitions;

namespace Cms.Web.Hosting;

/// <summary>Wakes <see cref="ReindexItems"/>: what is due is in the database, so that any node may do it and none forgets it.</summary>
internal sealed partial class ReindexService(IServiceScopeFactory scopes, Readiness readiness, ILogger<ReindexService> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (readiness.IsReady)
                    await WorkAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the next one goes on.
        }
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await scope.ServiceProvider.GetRequiredService<ReindexItems>().RunAsync(stoppingToken))
                    return;
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!EditorialStorage.IsBusy(e))
                LogFailure(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Items could not be indexed again; it is tried again.")]
    private partial void LogFailure(Exception exception);
}
