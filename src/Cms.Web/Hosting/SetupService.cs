using Cms.Editorial.Setup;
using Cms.Web.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Cms.Web.Hosting;

/// <summary>Sets the site up behind the listening server, opens the gate and prints where everything is.</summary>
internal sealed class SetupService(
    IServiceScopeFactory scopes,
    Readiness readiness,
    IServer server,
    IHostApplicationLifetime lifetime,
    IEnumerable<IStartupWork> work,
    CmsSettings settings)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A host that is told to stop before it listens says that it was cancelled, not why.
            await ListeningAsync(stoppingToken);
            await using (var scope = scopes.CreateAsyncScope())
            {
                var report = await scope.ServiceProvider.GetRequiredService<SetUpSite>().RunAsync(stoppingToken);
                if (!report.Succeeded)
                    throw new InvalidOperationException(report.Problem.Message);
                foreach (var one in work)
                    await one.RunAsync(stoppingToken);
                SetupPrinter.Print(report.Value, Console.Out);
            }

            readiness.Ready();
            PrintAddresses();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to end while setting up: the next start goes on.
        }
        catch (Exception e)
        {
            var message = Failures.Describe(e, settings);
            readiness.Fail(message);
            await Console.Error.WriteLineAsync($"The site could not be set up. {message}");
            lifetime.StopApplication();
        }
    }

    private async Task ListeningAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
    }

    private void PrintAddresses()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
            .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"""
            Ready.
              Site     {address}/
              Admin    {address}/admin
              GraphQL  {address}/api/graphql
            Stop with Ctrl+C.
            """);
    }
}

/// <summary>Something that is done once, after set-up and before the first answer, such as building the schema.</summary>
internal interface IStartupWork
{
    Task RunAsync(CancellationToken cancellationToken);
}
