using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Cms.Content.Definitions;
using Cms.Data;
using Cms.Data.Definitions;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Adds content types and parts and merges into those that are there.</summary>
internal sealed class ContentDefinitionStep(DefinitionSteps steps) : IRecipeStep
{
    public string Name => "ContentDefinition";

    public Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var (types, parts) = DefinitionSteps.Read(step);
        return steps.ChangeAsync(
            all => parts.Aggregate(types.Aggregate(all, (a, t) => a.Merge(t)), (a, p) => a.Merge(p)), types, context, cancellationToken);
    }
}

/// <summary>Puts content types and parts in the place of those of the same name.</summary>
internal sealed class ReplaceContentDefinitionStep(DefinitionSteps steps) : IRecipeStep
{
    public string Name => "ReplaceContentDefinition";

    public Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var (types, parts) = DefinitionSteps.Read(step);
        return steps.ChangeAsync(
            all => parts.Aggregate(types.Aggregate(all, (a, t) => a.Replace(t)), (a, p) => a.Replace(p)), types, context, cancellationToken);
    }
}

/// <summary>Removes content types and parts; content items stay.</summary>
internal sealed class DeleteContentDefinitionStep(DefinitionSteps steps) : IRecipeStep
{
    public string Name => "DeleteContentDefinition";

    public Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken) =>
        steps.ChangeAsync(
            all => all.Remove(step.Texts("ContentTypes"), step.Texts("ContentParts")), [], context, cancellationToken);
}

/// <summary>What the three steps of content definitions share.</summary>
internal sealed class DefinitionSteps(DefinitionStore store, ChangeDefinitions change)
{
    internal static (ImmutableArray<ContentType> Types, ImmutableArray<ContentPart> Parts) Read(JsonObject step) => (
        [.. step.Objects("ContentTypes").Select(t => ContentDefinitionJson.ReadType(t.Json, t.Place))],
        [.. step.Objects("ContentParts").Select(p => ContentDefinitionJson.ReadPart(p.Json, p.Place))]);

    internal async Task<Result<RecipeStepDone>> ChangeAsync(
        Func<ContentDefinitions, ContentDefinitions> apply,
        ImmutableArray<ContentType> types,
        RecipeContext context,
        CancellationToken cancellationToken)
    {
        var before = await store.LoadAsync(cancellationToken);
        if (DefinitionComparison.AreEqual(before, apply(before)))
            return new RecipeStepDone(false, []);

        var changed = await change.RunAsync(apply, context.Actor, cancellationToken);
        if (!changed.Succeeded)
            return changed.Problem;
        return new RecipeStepDone(true,
        [
            .. from type in types
               from use in type.Parts
               where use.PartName == "AutoroutePart" && !PathPattern.Of(use).IsUnderstood
               select $"The path pattern of {type.Name} says more than is understood here: paths are made from the title alone.",
        ]);
    }
}
