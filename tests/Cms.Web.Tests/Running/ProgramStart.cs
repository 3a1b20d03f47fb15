using System.Diagnostics;

namespace Cms.Web.Tests.Running;

/// <summary>How the program is started: its own file, nothing of this process's environment that could configure it.</summary>
internal static class ProgramStart
{
    /// <param name="program">Another build of the program than the one beside the tests.</param>
    public static ProcessStartInfo Info(IEnumerable<string> arguments, string? workingDirectory = null, string? program = null)
    {
        var start = new ProcessStartInfo("dotnet", [program ?? Repository.Program, .. arguments])
        {
            WorkingDirectory = workingDirectory ?? TestRun.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_gcServer"] = "0";
        return start;
    }

    private static bool IsOurs(string name) =>
        new[] { "Cms__", "ASPNETCORE_", "ConnectionStrings__", "Logging__", "Kestrel__", "URLS" }
            .Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
