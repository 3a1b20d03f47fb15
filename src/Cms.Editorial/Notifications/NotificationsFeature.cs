using Cms.Data.Accounts;
using Cms.Data.Items;
using Cms.Data.Notifications;
using Cms.Data.Translations;
using Cms.Editorial.Items;
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
        .AddScoped(s => new ListNotifications(Get<NotificationStore>(s), Get<AccountStore>(s), Get<ItemStore>(s), Get<ClaimStore>(s)));

    private static T Get<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
