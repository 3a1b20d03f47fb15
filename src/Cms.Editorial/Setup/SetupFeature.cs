using Cms.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Setup;

internal static class SetupFeature
{
    internal static IServiceCollection AddSetup(this IServiceCollection services) => services
        .AddScoped<MigrateDatabase>()
        .AddScoped<SetupAccounts>()
        .AddScoped<SampleDesk>()
        .AddScoped(s => new SetUpSite(
            s.GetRequiredService<SetupLock>(),
            s.GetRequiredService<EpochWatch>(),
            s.GetRequiredService<IServiceScopeFactory>(),
            s.GetRequiredService<EditorialOptions>(),
            s.GetRequiredService<TimeProvider>()));
}
