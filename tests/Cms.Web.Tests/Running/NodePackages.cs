using System.Diagnostics;

namespace Cms.Web.Tests.Running;

/// <summary>Programs of a test's own folder that Node runs; their packages are installed on first use, as the lock file says.</summary>
internal static class NodePackages
{
    private static readonly Lock Installing = new();

    /// <returns>What the program wrote.</returns>
    public static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        Install(folder);
        using var node = Start("node", folder, arguments);
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await node.WaitForExitAsync(limit.Token);
        Assert.True(node.ExitCode == 0, $"node {string.Join(' ', arguments)} failed in {folder}: {await error}");
        return await output;
    }

    public static void Install(string folder)
    {
        lock (Installing)
        {
            if (File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json")))
                return;
            using var npm = Start("npm", folder, ["ci", "--no-audit", "--no-fund", "--silent"]);
            var error = npm.StandardError.ReadToEnd();
            npm.WaitForExit();
            Assert.True(npm.ExitCode == 0, $"npm ci failed in {folder}: {error}");
        }
    }

    private static Process Start(string program, string folder, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })
        ?? throw new InvalidOperationException($"{program} did not start.");
}
