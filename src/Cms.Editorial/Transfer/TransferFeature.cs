using Cms.Data;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Transfer;

internal static class TransferFeature
{
    internal static IServiceCollection AddTransfer(this IServiceCollection services) => services
        .AddScoped<ItemImporter>()
        .AddScoped<ExportContent>()
        .AddScoped(s => new ImportContent(
            s.GetRequiredService<UnitOfWork>(),
            s.GetRequiredService<ItemImporter>(),
            s.GetRequiredService<Embargoes>(),
            s.GetRequiredService<AuditTrail>(),
            s.GetRequiredService<TimeProvider>()));
}
