using Cms.Editorial;
using Cms.Editorial.Setup;
using Cms.Web.Hosting;

namespace Cms.Web.CommandLine;

/// <summary>What a verb runs in: the services of the host, without its server, on a site that is set up.</summary>
internal static class VerbScope
{
    /// <summary>Runs <paramref name="verb"/>; a problem goes to standard error in one message.</summary>
    /// <param name="setUp">Migrates and sets an empty site up first, as every verb that needs a site does.</param>
    /// <returns>The verb's exit code; 1 when it was refused.</returns>
    public static async Task<int> RunAsync(
        string[] configuration, bool setUp, Func<IServiceProvider, CancellationToken, Task<int>> verb, CancellationToken cancellationToken)
    {
        CmsSettings? settings = null;
        try
        {
            await using var app = CmsHost.Build(configuration, forVerb: true);
            settings = app.Services.GetRequiredService<CmsSettings>();
            if (setUp)
            {
                await using var setupScope = app.Services.CreateAsyncScope();
                var report = await setupScope.ServiceProvider.GetRequiredService<SetUpSite>().RunAsync(cancellationToken);
                if (!report.Succeeded)
                    return await FailAsync(report.Problem);
                SetupPrinter.Print(report.Value, Console.Error);
            }

            await using var scope = app.Services.CreateAsyncScope();
            return await verb(scope.ServiceProvider, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. What was acknowledged is kept.");
            return 130;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(Failures.Describe(e, settings));
            return Failures.Code(e);
        }
    }

    /// <summary>Prints the problem and its details.</summary>
    public static async Task<int> FailAsync(Problem problem)
    {
        await Console.Error.WriteLineAsync(problem.Message);
        foreach (var detail in problem.Details)
            await Console.Error.WriteLineAsync($"  {detail.Place}: {detail.Message}");
        return 1;
    }

    /// <summary>The file named on the command line, or null after saying that it is not there.</summary>
    public static async Task<string?> ExistingFileAsync(string path)
    {
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
            return full;
        await Console.Error.WriteLineAsync(Directory.Exists(full) ? $"{path} is a directory, not a file." : $"There is no file {path}.");
        return null;
    }
}
