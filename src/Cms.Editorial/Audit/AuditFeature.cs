using Cms.Data.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Audit;

internal static class AuditFeature
{
    internal static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped(s => new AuditTrail(s.GetRequiredService<AuditStore>(), s.GetRequiredService<TimeProvider>()))
        .AddScoped<AuditReading>()
        .AddScoped(s => new ListAuditTrail(s.GetRequiredService<AuditReading>()))
        .AddScoped(s => new ExportAuditTrail(s.GetRequiredService<AuditReading>()))
        .AddScoped(s => new VerifyAuditTrail(s.GetRequiredService<AuditStore>()));
}
