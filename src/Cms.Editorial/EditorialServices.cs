using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Checks;
using Cms.Editorial.Comments;
using Cms.Editorial.Definitions;
using Cms.Editorial.Intake;
using Cms.Editorial.Items;
using Cms.Editorial.Media;
using Cms.Editorial.Notices;
using Cms.Editorial.Notifications;
using Cms.Editorial.Outbox;
using Cms.Editorial.Queries;
using Cms.Editorial.Recipes;
using Cms.Editorial.Schedules;
using Cms.Editorial.Setup;
using Cms.Editorial.Sites;
using Cms.Editorial.Transfer;
using Cms.Editorial.Translations;
using Cms.Editorial.Webhooks;
using Cms.Editorial.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Editorial;

/// <summary>Registers the use cases and the storage below them.</summary>
public static class EditorialServices
{
    public static IServiceCollection AddEditorial(this IServiceCollection services, EditorialOptions options, EditorialStorage storage)
    {
        storage.Register(services);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddAudit()
            .AddSites()
            .AddDefinitions()
            .AddAccounts()
            .AddItems()
            .AddMedia()
            .AddOutbox()
            .AddTransfer()
            .AddQueries()
            .AddRecipes()
            .AddIntake()
            .AddTranslations()
            .AddComments()
            .AddChecks()
            .AddWorkflows()
            .AddSchedules()
            .AddNotices()
            .AddNotifications()
            .AddWebhooks()
            .AddSetup();
    }
}
