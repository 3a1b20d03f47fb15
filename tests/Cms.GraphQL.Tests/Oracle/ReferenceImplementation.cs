using System.Diagnostics;
using System.Text.Json;

namespace Cms.GraphQL.Tests.Oracle;

/// <summary>What the reference implementation says of one document.</summary>
/// <param name="Verdict"><c>syntax</c>, <c>invalid</c> or <c>valid</c>.</param>
/// <param name="Data">JSON text, if the document was executed.</param>
/// <param name="Paths">JSON text of each error's path.</param>
public sealed record Reference(string Verdict, bool HasData, string? Data, string[]? Paths, string[]? Messages);

/// <summary>A question for both.</summary>
/// <param name="Form"><c>introspection</c>, <c>sdl</c> or <c>raw</c>, as <c>oracle.mjs</c> says; a document to execute if absent.</param>
public sealed record OracleCase(string Query, JsonElement? Variables = null, string? OperationName = null, string? Form = null);

/// <summary>The npm package <c>graphql</c>, run by Node; installed on first use, as its lock file says.</summary>
internal static class ReferenceImplementation
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly Lock Installing = new();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Oracle");

    public static string Sdl => File.ReadAllText(Path.Combine(Folder, "oracle.graphql"));

    public static IReadOnlyList<Reference> Ask(string sdl, JsonElement data, IReadOnlyList<OracleCase> cases)
    {
        lock (Installing)
        {
            if (!Directory.Exists(Path.Combine(Folder, "node_modules", "graphql")))
                Run("npm", "ci --no-audit --no-fund --loglevel=error", "");
        }

        var output = Run("node", "oracle.mjs", JsonSerializer.Serialize(new { sdl, data, cases }, Web));
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Reference>(line, Web)!)
            .ToList();
        Assert.Equal(cases.Count, answers.Count);
        return answers;
    }

    private static string Run(string program, string arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{program} {arguments} does not end.");
        Assert.True(process.ExitCode == 0, $"{program} {arguments} failed: {error.Result}");
        return output.Result;
    }
}
