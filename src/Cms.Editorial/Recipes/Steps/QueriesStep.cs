using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Content.StoredQueries;
using Cms.Editorial.Queries;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Stores queries. Those that do not run here are kept all the same, and the report says why.</summary>
internal sealed class QueriesStep(SaveQueries save) : IRecipeStep
{
    public string Name => "Queries";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var queries = step.Objects("Queries").Select(q =>
            StoredQuery.Read(q.Json, out var problem) ?? throw new JsonException($"{q.Place}: {problem}")).ToArray();
        var saved = await save.RunAsync(queries, context.Actor, cancellationToken);
        return saved.Succeeded ? new RecipeStepDone(saved.Value.Changed, saved.Value.Warnings) : saved.Problem;
    }
}
