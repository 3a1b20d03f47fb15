using Cms.Data;
using Cms.Data.Settings;
using Cms.Editorial.Audit;
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
        .AddScoped(s => new RunRecipe(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<KeptStepStore>(),
            s.GetRequiredService<RecipeSteps>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<EditorialOptions>(),
            s.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build()));
}
