using Cms.Data;
using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Webhooks;

internal static class WebhooksFeature
{
    internal static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<WebhookSecrets>()
        .AddSingleton<WebhookClient>()
        .AddScoped<TellWebhooks>()
        .AddScoped<IContentEventHandler>(s => s.GetRequiredService<TellWebhooks>())
        .AddScoped<IOutboxSender, WebhookSender>()
        .AddScoped<IOutboxListener, FollowDeliveries>()
        .AddScoped(s => new ManageWebhooks(
            Get<UnitOfWork>(s), Get<WebhookStore>(s), Get<OutboxStore>(s), Get<WebhookSecrets>(s), Get<AuditTrail>(s), Get<EditorialOptions>(s),
            Get<TimeProvider>(s)));

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
