using Cms.Data.Accounts;
using Cms.Data.Definitions;
using Cms.Data.Items;
using Cms.Data.Media;
using Cms.Data.Settings;
using Cms.Data.Transactions;
using Cms.Data.Translations;
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
        builder.ApplyConfiguration(new DefinitionRow.Mapping());
        builder.ApplyConfiguration(new EpochRow.Mapping());
        builder.ApplyConfiguration(new ItemVersionRow.Mapping());
        builder.ApplyConfiguration(new ItemRouteRow.Mapping());
        builder.ApplyConfiguration(new ItemAliasRow.Mapping());
        builder.ApplyConfiguration(new ItemLocalizationRow.Mapping());
        builder.ApplyConfiguration(new ItemTermRow.Mapping());
        builder.ApplyConfiguration(new ItemReferenceRow.Mapping());
        builder.ApplyConfiguration(new ItemValueRow.Mapping());
        builder.ApplyConfiguration(new ItemTextRow.Mapping());
        builder.ApplyConfiguration(new SettingRow.Mapping());
        builder.ApplyConfiguration(new KeptStepRow.Mapping());
        builder.ApplyConfiguration(new MediaFileRow.Mapping());
        builder.ApplyConfiguration(new SourceRevisionRow.Mapping());
        builder.ApplyConfiguration(new TargetRow.Mapping());
        builder.ApplyConfiguration(new ClaimRow.Mapping());
        builder.ApplyConfiguration(new WorkflowTypeRow.Mapping());
        builder.ApplyConfiguration(new WorkflowRunRow.Mapping());
        builder.ApplyConfiguration(new JournalRow.Mapping());
    }
}
