using System.Text.Json.Nodes;
using Cms.Data.Settings;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Records which themes a recipe wants; the theme is chosen by the host's configuration.</summary>
internal sealed class ThemesStep(SettingStore settings) : IRecipeStep
{
    private const string SettingName = "Themes";

    public string Name => "themes";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var before = await settings.GetAsync(SettingName, cancellationToken);
        var after = new JsonObject
        {
            ["site"] = step.Text("site") ?? before?.Text("site"),
            ["admin"] = step.Text("admin") ?? before?.Text("admin"),
        };
        if (JsonNode.DeepEquals(before, after))
            return new RecipeStepDone(false, []);
        await settings.SetAsync(SettingName, after, cancellationToken);
        return new RecipeStepDone(true, ["The themes are recorded; the setting Cms:Site:Theme chooses the theme."]);
    }
}
