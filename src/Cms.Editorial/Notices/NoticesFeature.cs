using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Cms.Editorial.Webhooks;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Notices;

internal static class NoticesFeature
{
    internal static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<FindTakenDown>()
        .AddScoped(s => new PublishNotice(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<SourceRevisionStore>(s), Get<ItemWriter>(s), Get<ItemPublisher>(s), Get<EditorialGate>(s),
            Get<TellWebhooks>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new TakeDown(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<StoryPrintStore>(s), Get<GonePathStore>(s), Get<ContentEvents>(s),
            Get<TellWebhooks>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)));

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
