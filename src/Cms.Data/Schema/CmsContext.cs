using System.Data.Common;
using Cms.Data.Accounts;
using Cms.Data.Audit;
using Cms.Data.Comments;
using Cms.Data.Definitions;
using Cms.Data.Items;
using Cms.Data.Media;
using Cms.Data.Notifications;
using Cms.Data.Outbox;
using Cms.Data.Schedules;
using Cms.Data.Settings;
using Cms.Data.Transactions;
using Cms.Data.Translations;
using Cms.Data.Webhooks;
using Cms.Data.Workflows;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data.Schema;

/// <summary>The tables. Identity's stores read and write through it; all other stores share its connection and transaction.</summary>
internal abstract class CmsContext(DbContextOptions options) : IdentityDbContext<CmsUser, CmsRole, string>(options)
{
    /// <summary>With passkeys, whatever the host's options say: the tables are fixed by the migrations.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Identity's writes: what is transient is said in the words of the other stores.</summary>
    /// <exception cref="DatabaseBusyException">Another writer was in the way, or had the same name at the same time.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception exception) when ((exception as DbException ?? exception.InnerException as DbException) is { } error
            && DatabaseErrors.Translate(error) is { } translated)
        {
            throw translated as DatabaseBusyException
                ?? new DatabaseBusyException("Somebody else saved the same at the same time. Nothing was saved; try again.", exception);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcOffsetTicks>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountMapping.Apply(builder);
        builder.ApplyConfiguration(new ApiTokenRow.Mapping());
        builder.ApplyConfiguration(new AuditEntryRow.Mapping());
        builder.ApplyConfiguration(new AuditHeadRow.Mapping());
        builder.ApplyConfiguration(new DefinitionRow.Mapping());
        builder.ApplyConfiguration(new EpochRow.Mapping());
        builder.ApplyConfiguration(new EpochChangeRow.Mapping());
        builder.ApplyConfiguration(new ItemVersionRow.Mapping());
        builder.ApplyConfiguration(new ItemRouteRow.Mapping());
        builder.ApplyConfiguration(new ItemAliasRow.Mapping());
        builder.ApplyConfiguration(new ItemLocalizationRow.Mapping());
        builder.ApplyConfiguration(new ItemTermRow.Mapping());
        builder.ApplyConfiguration(new ItemReferenceRow.Mapping());
        builder.ApplyConfiguration(new ItemValueRow.Mapping());
        builder.ApplyConfiguration(new ItemTextRow.Mapping());
        builder.ApplyConfiguration(new ReindexRow.Mapping());
        builder.ApplyConfiguration(new GonePathRow.Mapping());
        builder.ApplyConfiguration(new ScheduleRow.Mapping());
        builder.ApplyConfiguration(new SettingRow.Mapping());
        builder.ApplyConfiguration(new ArrangementRow.Mapping());
        builder.ApplyConfiguration(new CommentRow.Mapping());
        builder.ApplyConfiguration(new SuggestionRow.Mapping());
        builder.ApplyConfiguration(new LooseBlockRow.Mapping());
        builder.ApplyConfiguration(new LookRow.Mapping());
        builder.ApplyConfiguration(new PresenceRow.Mapping());
        builder.ApplyConfiguration(new KeptStepRow.Mapping());
        builder.ApplyConfiguration(new MediaFileRow.Mapping());
        builder.ApplyConfiguration(new SourceRevisionRow.Mapping());
        builder.ApplyConfiguration(new TargetRow.Mapping());
        builder.ApplyConfiguration(new ClaimRow.Mapping());
        builder.ApplyConfiguration(new StoryPrintRow.Mapping());
        builder.ApplyConfiguration(new DismissalRow.Mapping());
        builder.ApplyConfiguration(new SourceConfirmationRow.Mapping());
        builder.ApplyConfiguration(new WorkflowTypeRow.Mapping());
        builder.ApplyConfiguration(new WorkflowRunRow.Mapping());
        builder.ApplyConfiguration(new JournalRow.Mapping());
        builder.ApplyConfiguration(new PiecePlanRow.Mapping());
        builder.ApplyConfiguration(new WorkflowWaitRow.Mapping());
        builder.ApplyConfiguration(new WorkflowTimerRow.Mapping());
        builder.ApplyConfiguration(new OutboxRow.Mapping());
        builder.ApplyConfiguration(new NotificationRow.Mapping());
        builder.ApplyConfiguration(new NotificationSettingsRow.Mapping());
        builder.ApplyConfiguration(new FollowRow.Mapping());
        builder.ApplyConfiguration(new WebhookRow.Mapping());
        builder.ApplyConfiguration(new WebhookDeliveryRow.Mapping());
    }
}
