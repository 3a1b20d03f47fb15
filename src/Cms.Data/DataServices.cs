using Cms.Data.Accounts;
using Cms.Data.Audit;
using Cms.Data.Comments;
using Cms.Data.Definitions;
using Cms.Data.Items;
using Cms.Data.Media;
using Cms.Data.Notifications;
using Cms.Data.Outbox;
using Cms.Data.Schedules;
using Cms.Data.Schema;
using Cms.Data.Schema.PostgreSql;
using Cms.Data.Schema.Sqlite;
using Cms.Data.Settings;
using Cms.Data.StoredQueries;
using Cms.Data.Transactions;
using Cms.Data.Translations;
using Cms.Data.Webhooks;
using Cms.Data.Workflows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Data;

/// <summary>Registers the stores.</summary>
public static class DataServices
{
    /// <summary>Adds the stores (scoped), <see cref="EpochWatch"/>, <see cref="SetupLock"/> (singletons) and what they need.</summary>
    public static IServiceCollection AddCmsData(this IServiceCollection services, DatabaseOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<WriteGate>();
        services.AddSingleton(new ContentCache(options.ContentCacheBytes));
        services.AddSingleton(provider => new EpochWatch(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton(provider => new PublishedMemory(Of<EpochWatch>(provider), options.PublishedMemoryBytes));
        services.AddSingleton(new SetupLock(options));
        services.AddHostedService<EpochPoller>();
        if (options.Provider == DatabaseProvider.PostgreSql)
            services.AddHostedService<EpochListener>();
        var connectionString = options.Provider == DatabaseProvider.PostgreSql
            ? PostgreSqlConnections.ConnectionString(options) : SqliteConnections.ConnectionString(options);
        AddContext(services, options, connectionString);

        services.AddScoped(provider => new Database(provider, options, connectionString));
        services.AddScoped(provider => new UnitOfWork(
            Of<Database>(provider), options, Of<WriteGate>(provider), Of<EpochWatch>(provider)));
        services.AddScoped(provider => new DatabaseMigrator(Of<Database>(provider), options, Of<SetupLock>(provider)));
        services.AddScoped(provider => new EpochStore(Of<Database>(provider), Of<UnitOfWork>(provider)));
        services.AddScoped(provider => new AuditStore(Of<Database>(provider), Of<UnitOfWork>(provider)));
        services.AddScoped(provider => new ItemStore(
            Of<Database>(provider), Of<UnitOfWork>(provider), Of<ContentCache>(provider), Of<TimeProvider>(provider)));
        services.AddScoped(provider => new ContentReads(Of<Database>(provider)));
        services.AddScoped(provider => new PublishedItems(Of<Database>(provider), Of<ContentCache>(provider), Of<PublishedMemory>(provider)));
        services.AddScoped(provider => new ReindexStore(Of<Database>(provider), Of<UnitOfWork>(provider), Of<ContentCache>(provider)));
        services.AddScoped(provider => new DefinitionStore(Of<Database>(provider), Of<UnitOfWork>(provider)));
        services.AddScoped(provider => new SettingStore(Of<Database>(provider)));
        services.AddScoped(provider => new StoredQueryRunner(Of<Database>(provider)));
        services.AddScoped(provider => new KeptStepStore(Of<Database>(provider), Of<TimeProvider>(provider)));
        services.AddScoped(provider => new SourceRevisionStore(Of<Database>(provider)));
        services.AddScoped(provider => new TargetStore(Of<Database>(provider)));
        services.AddScoped(provider => new ArrangementStore(Of<Database>(provider)));
        services.AddScoped(provider => new CommentStore(Of<Database>(provider)));
        services.AddScoped(provider => new ReviewStore(Of<Database>(provider)));
        services.AddScoped(provider => new LooseBlockStore(Of<Database>(provider)));
        services.AddScoped(provider => new PresenceStore(Of<Database>(provider)));
        services.AddScoped(provider => new DismissalStore(Of<Database>(provider)));
        services.AddScoped(provider => new SourceConfirmationStore(Of<Database>(provider)));
        services.AddScoped(provider => new ClaimStore(Of<Database>(provider)));
        services.AddScoped(provider => new WorkflowTypeStore(Of<Database>(provider), Of<UnitOfWork>(provider)));
        services.AddScoped(provider => new RunStore(Of<Database>(provider), Of<UnitOfWork>(provider), Of<TimeProvider>(provider)));
        services.AddScoped(provider => new DeskStore(Of<Database>(provider), Of<RunStore>(provider)));
        services.AddScoped(provider => new OpenPieceStore(Of<Database>(provider)));
        services.AddScoped(provider => new StoryPrintStore(Of<Database>(provider)));
        services.AddScoped(provider => new WaitStore(Of<Database>(provider)));
        services.AddScoped(provider => new RunListStore(Of<Database>(provider)));
        services.AddScoped(provider => new OutboxStore(Of<Database>(provider), Of<TimeProvider>(provider)));
        services.AddScoped(provider => new NotificationStore(Of<Database>(provider)));
        services.AddScoped(provider => new WebhookStore(Of<Database>(provider)));
        services.AddScoped(provider => new ScheduleStore(Of<Database>(provider)));
        services.AddScoped(provider => new GonePathStore(Of<Database>(provider), Of<EpochStore>(provider)));
        services.AddScoped(provider => new ApiTokenStore(Of<Database>(provider)));
        services.AddScoped(provider => new AccountStore(Of<Database>(provider)));
        services.AddScoped(provider => new MediaStore(Of<Database>(provider)));
        return services;
    }

    /// <summary>Lets the managers of <see cref="CmsUser"/> and <see cref="CmsRole"/> keep their data here. Their writes join
    /// the scope's transaction.</summary>
    public static IdentityBuilder AddCmsIdentityStores(this IdentityBuilder identity) => identity.AddEntityFrameworkStores<CmsContext>();

    private static void AddContext(IServiceCollection services, DatabaseOptions options, string connectionString)
    {
        void Common(DbContextOptionsBuilder builder) =>
            builder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)); // there is no snapshot: a test compares the catalogs

        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddDbContext<CmsContext, SqliteCmsContext>(builder => Common(builder
                    .UseSqlite(connectionString).AddInterceptors(new SqliteConnections(options))));
                break;
            case DatabaseProvider.PostgreSql:
                services.AddDbContext<CmsContext, PostgreSqlCmsContext>(builder => Common(builder
                    .UseNpgsql(connectionString)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(options), options.Provider, "No such database provider.");
        }
    }

    private static T Of<T>(IServiceProvider provider)
        where T : notnull => provider.GetRequiredService<T>();
}
