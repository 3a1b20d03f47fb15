using Cms.Editorial.Recipes.Steps;

namespace Cms.Editorial.Recipes;

/// <summary>The kinds of step that are known.</summary>
internal sealed class RecipeSteps(
    FeatureStep feature,
    ThemesStep themes,
    SettingsStep settings,
    ContentDefinitionStep contentDefinition,
    ReplaceContentDefinitionStep replaceContentDefinition,
    DeleteContentDefinitionStep deleteContentDefinition,
    RolesStep roles,
    WorkflowTypeStep workflowType,
    QueriesStep queries,
    MediaStep media,
    ContentStep content)
{
    private readonly IRecipeStep[] _all =
    [
        feature, themes, settings, contentDefinition, replaceContentDefinition, deleteContentDefinition, roles, workflowType, queries, media,
        content,
    ];

    internal IRecipeStep? Find(string name) => Array.Find(_all, s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
}
