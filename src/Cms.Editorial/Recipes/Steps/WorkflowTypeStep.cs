using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Data.Workflows;
using Cms.Editorial.Workflows;
using Cms.Workflows;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>
/// Stores workflow types. Runs stay on the version they started on; one that the linter does not let pass is kept as it is but
/// disabled, with what has to be mended as notes.
/// </summary>
internal sealed class WorkflowTypeStep(WorkflowTypeStore store, SaveWorkflowType save) : IRecipeStep
{
    public string Name => "WorkflowType";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var before = (await store.ListCurrentAsync(cancellationToken)).ToDictionary(t => t.Type.WorkflowTypeId, t => t.Version);
        var changed = false;
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var (json, place) in step.Objects("data"))
        {
            using var document = JsonDocument.Parse(json.ToJsonString());
            if (WorkflowTypeJson.Read(document.RootElement) is not ReadResult.Read { Type: var type } read)
            {
                var problems = ((ReadResult.Malformed)WorkflowTypeJson.Read(document.RootElement)).Problems;
                return Problem.Invalid(
                    "bad-workflow", $"{place} is not a workflow type.", [.. problems.Select(p => new ProblemDetail($"{place}.{p.Place}", p.Message))]);
            }

            var saved = await save.RunAsync(type, context.Actor, cancellationToken);
            ImmutableArray<string> faults = [];
            if (saved.Problem is { Code: "workflow-errors" } errors)
            {
                faults = [$"{type.Name}: it was disabled.", .. errors.Details.Select(detail => $"{type.Name}, {detail.Place}: {detail.Message}")];
                saved = await save.RunAsync(type with { IsEnabled = false }, context.Actor, cancellationToken);
            }

            if (!saved.Succeeded)
                return saved.Problem with { Message = $"{type.Name}: {saved.Problem.Message}" };
            notes.AddRange(faults);
            if (before.GetValueOrDefault(type.WorkflowTypeId) == saved.Value.Version)
                continue;
            changed = true;
            if (faults.IsEmpty)
                notes.AddRange(saved.Value.Warnings.Select(w => $"{type.Name}: {w.Message}"));
        }

        return new RecipeStepDone(changed, notes.ToImmutable());
    }
}
