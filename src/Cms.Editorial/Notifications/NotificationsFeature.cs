using Cms.Data;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Notifications;
using Cms.Data.Outbox;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Audit;
using Cms.Editorial.Comments;
using Cms.Editorial.Items;
using Cms.Editorial.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Notifications;

internal static class NotificationsFeature
{
    internal static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddScoped<Everybody>()
        .AddScoped<Notify>()
        .AddScoped<TellOfMoves>()
        .AddScoped<IContentEventHandler, TellOfContent>()
        .AddScoped<MarkNotificationsRead>()
        .AddScoped<GetNotificationChoices>()
        .AddScoped(s => new ChangeNotificationChoices(Get<UnitOfWork>(s), Get<NotificationStore>(s), Get<AuditTrail>(s), Get<TimeProvider>(s)))
        .AddScoped(s => new SendDigests(
            Get<UnitOfWork>(s), Get<NotificationStore>(s), Get<OutboxStore>(s), Get<EditorialOptions>(s), Get<TimeProvider>(s)))
        .AddScoped<IOutboxSender, NotificationMailSender>()
        .AddScoped(s => new ListNotifications(
            Get<NotificationStore>(s), Get<DeskStore>(s), Get<ItemStore>(s), Get<ClaimStore>(s), Get<CommentStore>(s)))
        .AddScoped(s => new FollowItem(
            Get<UnitOfWork>(s), Get<NotificationStore>(s), Get<CommentedItems>(s), Get<AuditTrail>(s)))
        .AddSingleton<TellOfOverdue>()
        .AddScoped<TellOfOverduePiece>();

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
