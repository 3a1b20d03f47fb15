using System.Text.Json.Nodes;
using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Sites;

namespace Cms.Editorial.Recipes.Steps;

/// <summary>Sets site settings; those that are not mentioned stay, also those that have no meaning here.</summary>
internal sealed class SettingsStep(SettingStore settings, EpochStore epochs) : IRecipeStep
{
    public string Name => "settings";

    public async Task<Result<RecipeStepDone>> ExecuteAsync(JsonObject step, RecipeContext context, CancellationToken cancellationToken)
    {
        var before = await settings.GetAsync(CurrentSite.SettingName, cancellationToken) ?? [];
        var after = (JsonObject)before.DeepClone();
        foreach (var (key, value) in step.Where(p => !string.Equals(p.Key, "name", StringComparison.OrdinalIgnoreCase)))
        {
            if (after[key] is JsonObject old && value is JsonObject changes)
            {
                foreach (var (inner, change) in changes)
                    old[inner] = change?.DeepClone();
            }
            else
            {
                after[key] = value?.DeepClone();
            }
        }

        if (JsonNode.DeepEquals(before, after))
            return new RecipeStepDone(false, []);
        await settings.SetAsync(CurrentSite.SettingName, after, cancellationToken);
        await epochs.RaiseDefinitionsAsync(cancellationToken);
        return new RecipeStepDone(true, []);
    }
}
