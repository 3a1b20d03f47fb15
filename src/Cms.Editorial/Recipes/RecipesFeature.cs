using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Media;
using Cms.Data.Settings;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Media;
using Cms.Editorial.Recipes.Steps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Recipes;

internal static class RecipesFeature
{
    internal static IServiceCollection AddRecipes(this IServiceCollection services) => services
        .AddScoped<FeatureStep>()
        .AddScoped<ThemesStep>()
        .AddScoped<SettingsStep>()
        .AddScoped<DefinitionSteps>()
        .AddScoped<ContentDefinitionStep>()
        .AddScoped<ReplaceContentDefinitionStep>()
        .AddScoped<DeleteContentDefinitionStep>()
        .AddScoped<RolesStep>()
        .AddScoped<WorkflowTypeStep>()
        .AddScoped<QueriesStep>()
        .AddScoped<MediaStep>()
        .AddScoped<ContentStep>()
        .AddScoped<RecipeSteps>()
        .AddScoped(s => new ExportRecipe(
            s.GetRequiredService<CurrentDefinitions>(),
            s.GetRequiredService<RolePermissions>(),
            s.GetRequiredService<SettingStore>(),
            s.GetRequiredService<KeptStepStore>(),
            s.GetRequiredService<WorkflowTypeStore>(),
            s.GetRequiredService<ItemStore>(),
            s.GetRequiredService<MediaStore>(),
            s.GetRequiredService<OpenMedia>()))
        .AddScoped(s => new RunRecipe(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<KeptStepStore>(),
            s.GetRequiredService<RecipeSteps>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<EditorialOptions>(),
            s.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build()));
}
