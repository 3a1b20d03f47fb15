using Cms.Data;
using Cms.Data.Settings;
using Cms.Data.StoredQueries;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Editorial.Items;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Queries;

internal static class QueriesFeature
{
    internal static IServiceCollection AddQueries(this IServiceCollection services) => services
        .AddSingleton<CurrentQueries>()
        .AddScoped(s => new SaveQueries(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<SettingStore>(),
            s.GetRequiredService<EpochStore>(),
            s.GetRequiredService<AuditTrail>()))
        .AddScoped(s => new AskQuery(
            s.GetRequiredService<CurrentQueries>(),
            s.GetRequiredService<CurrentDefinitions>(),
            s.GetRequiredService<StoredQueryRunner>(),
            s.GetRequiredService<LoadItems>()));
}
