using System.Text.Json.Nodes;
using Cms.Data.Settings;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Records which features a recipe wants; here everything is always there.</summary>
internal sealed class FeatureStep(SettingStore settings) : IRecipeStep
{
    private const string SettingName = "Features";

    public string Name => "feature";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var before = (await settings.GetAsync(SettingName, cancellationToken))?.Texts("enabled") ?? [];
        string[] after = [.. before.Union(step.Texts("enable")).Except(step.Texts("disable")).Order(StringComparer.Ordinal)];
        if (before.SequenceEqual(after))
            return new RecipeStepDone(false, []);
        await settings.SetAsync(
            SettingName, new JsonObject { ["enabled"] = new JsonArray([.. after.Select(f => (JsonNode)f)]) }, cancellationToken);
        return new RecipeStepDone(true, ["The features are recorded; they have no effect here."]);
    }
}
