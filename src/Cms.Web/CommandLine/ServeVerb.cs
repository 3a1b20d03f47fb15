using Cms.Web.Hosting;

namespace Cms.Web.CommandLine;

/// <summary>Serves until the process is told to end.</summary>
internal static class ServeVerb
{
    public static async Task<int> RunAsync(string[] configuration, CancellationToken cancellationToken)
    {
        CmsSettings? settings = null;
        try
        {
            var app = CmsHost.Build(configuration, forVerb: false);
            settings = app.Services.GetRequiredService<CmsSettings>();
            var readiness = app.Services.GetRequiredService<Readiness>();
            await app.RunAsync(cancellationToken); // and disposes it
            return readiness.Failure is null ? 0 : 1;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Choose another address with --urls http://localhost:PORT.");
            return 1;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Failures.Describe(e, settings));
            return Failures.Code(e);
        }
    }
}
