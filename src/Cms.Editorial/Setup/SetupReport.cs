using System.Collections.Immutable;
using Cms.Editorial.Recipes;

namespace Cms.Editorial.Setup;

/// <param name="Password">Generated, to be shown once; null when the configuration gave it.</param>
public sealed record SetupAccount(string Name, string? Password, string Role);

/// <param name="WasSetUp">False when the site had been set up before: then nothing was done but migrations.</param>
/// <param name="Recipe">Null without a recipe.</param>
/// <param name="SampleItems">How many items of sample content were added.</param>
/// <param name="Notes">What did not go as it should, one sentence each.</param>
public sealed record SetupReport(
    bool WasSetUp,
    RecipeReport? Recipe,
    int SampleItems,
    ImmutableArray<SetupAccount> Accounts,
    ImmutableArray<string> Notes);
