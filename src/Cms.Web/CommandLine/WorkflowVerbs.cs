using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Cms.Editorial.Accounts;
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
            return await VerbScope.RunAsync(configuration, setUp: true, LintSiteAsync, stop);
        });
        return new Command("workflow", "Looks at workflow types.") { lint };
    }

    /// <summary>By the site's own roles and content types, as saving does.</summary>
    private static async Task<int> LintSiteAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var check = services.GetRequiredService<CheckWorkflowType>();
        var findings = new List<(WorkflowType, ImmutableArray<Finding>)>();
        foreach (var type in await services.GetRequiredService<ListWorkflowTypes>().RunAsync(cancellationToken))
        {
            var found = await check.RunAsync(type, Actor.System, cancellationToken);
            if (!found.Succeeded)
                return await VerbScope.FailAsync(found.Problem);
            findings.Add((type, found.Value));
        }

        return Report(findings);
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

            var context = ContextOf(document.RootElement);
            return Report(types.Select(type => (type, WorkflowLinter.Check(type, context))));
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

    /// <summary>The roles and content types that a recipe brings; what it has no step for is not known and not checked.</summary>
    private static LintContext ContextOf(JsonElement json)
    {
        var roles = Named(json, "Roles", "Roles");
        return new LintContext(
            roles?.Union([Permissions.AdministratorRole, Permissions.AuthenticatedRole, Permissions.AnonymousRole]),
            Named(json, "ContentDefinition", "ContentTypes"));
    }

    private static ImmutableHashSet<string>? Named(JsonElement json, string step, string list)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("steps", out var steps) || steps.ValueKind != JsonValueKind.Array)
            return null;

        var found = steps.EnumerateArray()
            .Where(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueEquals(step)
                && item.TryGetProperty(list, out var all) && all.ValueKind == JsonValueKind.Array)
            .SelectMany(item => item.GetProperty(list).EnumerateArray())
            .Where(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("Name", out var name) && name.ValueKind == JsonValueKind.String)
            .Select(item => item.GetProperty("Name").GetString()!)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return found.IsEmpty ? null : found;
    }

    private static int Report(IEnumerable<(WorkflowType Type, ImmutableArray<Finding> Findings)> types)
    {
        var errors = 0;
        foreach (var (type, findings) in types)
        {
            Console.WriteLine($"{type.Name}: {(findings.IsEmpty ? "nothing found" : "")}");
            foreach (var finding in findings)
            {
                Console.WriteLine($"  {(finding.Severity == Severity.Error ? "error" : "warning")} {finding.Rule}: {finding.Message} {finding.Mend}");
                errors += finding.Severity == Severity.Error ? 1 : 0;
            }
        }

        return errors > 0 ? 1 : 0;
    }
}
