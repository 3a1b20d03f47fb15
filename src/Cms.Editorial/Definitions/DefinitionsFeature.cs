using Cms.Data;
using Cms.Data.Definitions;
using Cms.Data.Items;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Definitions;

internal static class DefinitionsFeature
{
    internal static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<CurrentDefinitions>()
        .AddScoped<ChangeDefinitions>()
        .AddScoped(s => new ReindexItems(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<ReindexStore>(),
            s.GetRequiredService<DefinitionStore>(),
            s.GetRequiredService<TimeProvider>()))
        .AddScoped<ReadSchemaDefinitions>();
}
