using System.Collections.Immutable;

namespace Cms.Editorial.Recipes;

/// <param name="Name">As the recipe names it, empty when it does not.</param>
/// <param name="Steps">Those that were run; none after a refused one.</param>
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

    /// <summary>Changed nothing, and ended the recipe.</summary>
    Refused,
}
