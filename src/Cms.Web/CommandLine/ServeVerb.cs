using Cms.Web.Hosting;

namespace Cms.Web.CommandLine;

/// <summary>Serves until the process is told to end.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] configuration, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = CmsHost.Build(configuration, forVerb: false);
            await app.RunAsync(cancellationToken);
            return app.Services.GetRequiredService<Readiness>().Failure is null ? 0 : 1;
        }
        catch (CmsConfigurationException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Choose another address with --urls http://localhost:PORT.");
            return 1;
        }
    }
}
