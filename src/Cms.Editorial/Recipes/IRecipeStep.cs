using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Recipes;

/// <summary>Knows one kind of step. Steps are listed in <see cref="RecipeSteps"/>.</summary>
internal interface IRecipeStep
{
    /// <summary>Compared without case.</summary>
    string Name { get; }

    /// <summary>Does what the step says; called inside a transaction that is left without commit when the step is refused.</summary>
    /// <param name="step">With its scripts evaluated. Member names bind without case.</param>
    /// <exception cref="System.Text.Json.JsonException">The step has another form; the message names the place.</exception>
    Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken);
}

/// <param name="Changed">False when everything was as the step wants it.</param>
internal sealed record RecipeStepDone(bool Changed, ImmutableArray<string> Notes);

/// <param name="File">The recipe, for the files beside it.</param>
internal sealed record RecipeContext(RecipeFile File, Actor Actor);
