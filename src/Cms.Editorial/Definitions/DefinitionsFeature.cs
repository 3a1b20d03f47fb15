using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Definitions;

internal static class DefinitionsFeature
{
    internal static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<CurrentDefinitions>()
        .AddScoped<ChangeDefinitions>()
        .AddScoped<ReadSchemaDefinitions>();
}
