using System.Collections.Immutable;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Recipes;

/// <param name="Name">As the recipe names it, empty when it does not.</param>
public sealed record RecipeReport(string Name, ImmutableArray<RecipeStepReport> Steps)
{
    /// <summary>No step was refused.</summary>
    public bool Succeeded => Steps.All(s => s.Outcome != RecipeStepOutcome.Refused);
}

/// <param name="Number">From 1.</param>
/// <param name="Notes">What was done, or why not, one sentence each.</param>
public sealed record RecipeStepReport(int Number, string Name, RecipeStepOutcome Outcome, ImmutableArray<string> Notes);

public enum RecipeStepOutcome
{
    Done,
    NothingToChange,

    /// <summary>A kind of step this version does not know: kept as it is, without effect.</summary>
    UnknownAndKept,

    /// <summary>Changed nothing. The steps after it were run nevertheless.</summary>
    Refused,
}

/// <summary>Runs a recipe in Orchard's format. Each step is all or nothing.</summary>
public sealed class RunRecipe
{
    /// <param name="file">A <c>.json</c> recipe, or a <c>.zip</c> deployment package with <c>Recipe.json</c> at its root.</param>
    /// <param name="parameters">What <c>parameters('x')</c> gives; <c>SiteName</c> is there already.</param>
    /// <returns>What each step did; or <c>may-not-run-recipes</c>, <c>no-such-file</c>, <c>bad-recipe</c>, <c>bad-package</c>.</returns>
    public Task<Result<RecipeReport>> RunAsync(
        string file, IReadOnlyDictionary<string, string> parameters, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
