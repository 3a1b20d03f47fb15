using System.Collections.Immutable;

namespace Cms.Editorial;

/// <summary>What the host's configuration says to the use cases; the keys are those of the section <c>Cms</c>.</summary>
public sealed record EditorialOptions
{
    /// <summary><c>Cms:SiteName</c>; null leaves it to the recipe.</summary>
    public string? SiteName { get; init; }

    /// <summary><c>Cms:Cultures</c>, the default one first; empty leaves them to the recipe.</summary>
    public ImmutableArray<string> Cultures { get; init; } = [];

    /// <summary>Where recipes are found by name: a directory.</summary>
    public required string RecipesPath { get; init; }

    /// <summary><c>Cms:Setup:Recipe</c>: a name under <see cref="RecipesPath"/>, a file, or <c>none</c>.</summary>
    public string SetupRecipe { get; init; } = "newsroom";

    /// <summary><c>Cms:Setup:SampleContent</c>.</summary>
    public bool SampleContent { get; init; } = true;

    /// <summary><c>Cms:Setup:AdminUserName</c>.</summary>
    public string AdminUserName { get; init; } = "admin";

    /// <summary><c>Cms:Setup:AdminPassword</c>; null or empty generates one.</summary>
    public string? AdminPassword { get; init; }
}
