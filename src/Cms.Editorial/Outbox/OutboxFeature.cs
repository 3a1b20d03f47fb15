using Cms.Data;
using Cms.Data.Outbox;
using Cms.Editorial.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Editorial.Outbox;

internal static class OutboxFeature
{
    internal static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton<IMailTransport, SmtpTransport>();
        return services
            .AddSingleton<IOutboxSender, MailSender>()
            .AddSingleton<RequestSender>()
            .AddSingleton<IOutboxSender>(provider => provider.GetRequiredService<RequestSender>())
            .AddScoped<SendOutbox>()
            .AddScoped<ListParkedMessages>()
            .AddScoped(provider => new RetryMessage(
                provider.GetRequiredService<UnitOfWork>(), provider.GetRequiredService<OutboxStore>(), provider.GetRequiredService<AuditTrail>()));
    }
}
