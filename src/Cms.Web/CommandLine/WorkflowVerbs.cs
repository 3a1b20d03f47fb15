using System.CommandLine;
using System.Text.Json;
using Cms.Editorial.Workflows;
using Cms.Workflows;
using Cms.Workflows.Linting;

namespace Cms.Web.CommandLine;

/// <summary><c>workflow lint [FILE]</c>.</summary>
internal static class WorkflowVerbs
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    public static Command Build(string[] configuration)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A recipe, a WorkflowType step or one workflow type; without it, the site's own.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var lint = new Command("lint", "Looks for what would break a workflow's promises. Exit code 1 when there is an error.") { file };
        lint.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(file) is { } name)
                return await VerbScope.ExistingFileAsync(name) is { } path ? await LintFileAsync(path, stop) : 1;
            return await VerbScope.RunAsync(configuration, setUp: true, async (services, cancellationToken) =>
                Report(await services.GetRequiredService<ListWorkflowTypes>().RunAsync(cancellationToken)), stop);
        });
        return new Command("workflow", "Looks at workflow types.") { lint };
    }

    private static async Task<int> LintFileAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken), Lenient);
            var types = new List<WorkflowType>();
            foreach (var json in Find(document.RootElement))
            {
                switch (WorkflowTypeJson.Read(json))
                {
                    case ReadResult.Read(var type):
                        types.Add(type);
                        break;
                    case ReadResult.Malformed(var problems):
                        foreach (var problem in problems)
                            await Console.Error.WriteLineAsync($"{problem.Place}: {problem.Message}");
                        return 1;
                }
            }

            if (types.Count == 0)
            {
                await Console.Error.WriteLineAsync($"{Path.GetFileName(path)} holds no workflow type.");
                return 1;
            }

            return Report(types);
        }
        catch (JsonException e)
        {
            await Console.Error.WriteLineAsync($"{Path.GetFileName(path)} is not JSON: line {e.LineNumber + 1}: {e.Message.Split('.')[0]}.");
            return 1;
        }
    }

    /// <summary>The types of a recipe's steps, of one step, or the one type that the file is.</summary>
    private static IEnumerable<JsonElement> Find(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return json.EnumerateArray().SelectMany(Find);
        if (json.ValueKind != JsonValueKind.Object)
            return [];
        if (json.TryGetProperty("Activities", out _))
            return [json];
        if (json.TryGetProperty("steps", out var steps) && steps.ValueKind == JsonValueKind.Array)
            return steps.EnumerateArray().SelectMany(Find);
        return json.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
            && string.Equals(name.GetString(), "WorkflowType", StringComparison.OrdinalIgnoreCase)
            && json.TryGetProperty("data", out var data) ? Find(data) : [];
    }

    private static int Report(IEnumerable<WorkflowType> types)
    {
        var errors = 0;
        foreach (var type in types)
        {
            var findings = WorkflowLinter.Check(type, null);
            Console.WriteLine($"{type.Name}: {(findings.Any() ? "" : "nothing found")}");
            foreach (var finding in findings)
            {
                Console.WriteLine($"  {(finding.Severity == Severity.Error ? "error" : "warning")} {finding.Rule}: {finding.Message} {finding.Mend}");
                errors += finding.Severity == Severity.Error ? 1 : 0;
            }
        }

        return errors > 0 ? 1 : 0;
    }
}
