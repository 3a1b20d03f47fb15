using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Schedules;
using Cms.Editorial.Audit;
using Cms.Editorial.Items;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cms.Editorial.Schedules;

internal static class SchedulesFeature
{
    internal static IServiceCollection AddSchedules(this IServiceCollection services) => services
        .AddScoped<ScheduleGuard>()
        .AddScoped<PublishingRights>()
        .AddScoped<ScheduledAct>()
        .AddScoped<IContentEventHandler, FollowSchedules>()
        .AddScoped(s => new ScheduleItem(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ItemWriter>(s), Get<ScheduleStore>(s), Get<PublishingRights>(s), Get<Embargoes>(s),
            Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new CancelSchedule(
            Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ItemWriter>(s), Get<ScheduleStore>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new ListSchedules(Get<ScheduleStore>(s), Get<ItemStore>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new SetEmbargo(Get<UnitOfWork>(s), Get<ItemStore>(s), Get<ItemWriter>(s), Get<AuditTrail>(s)))
        .AddSingleton(s => new RunDueSchedules(Get<IServiceScopeFactory>(s), Get<TimeProvider>(s), Get<ILogger<RunDueSchedules>>(s)));

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
