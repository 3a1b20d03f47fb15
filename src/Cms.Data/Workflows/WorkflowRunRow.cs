using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class WorkflowRunRow
{
    public string RunId { get; set; } = "";

    public string TypeId { get; set; } = "";

    public int TypeVersion { get; set; }

    public string? CorrelationId { get; set; }

    public int Status { get; set; }

    public int RowVersion { get; set; }

    public string Json { get; set; } = "";

    /// <summary>Null unless the run is editorial and waits.</summary>
    public string? AtActivityId { get; set; }

    public string? AtTitle { get; set; }

    public string? AtState { get; set; }

    public DateTime? AtSinceUtc { get; set; }

    /// <summary>Null for runs from before it was kept.</summary>
    public DateTime? StartedUtc { get; set; }

    public DateTime? ChangedUtc { get; set; }

    public string? Fault { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<WorkflowRunRow>
    {
        public void Configure(EntityTypeBuilder<WorkflowRunRow> builder)
        {
            builder.ToTable("WorkflowRuns").HasKey(row => row.RunId);
            builder.HasIndex(row => row.CorrelationId, "IX_WorkflowRuns_OneEditorial").IsUnique().HasFilter("\"AtActivityId\" IS NOT NULL");
            builder.HasIndex(row => row.CorrelationId, "IX_WorkflowRuns_Correlation");
            builder.HasIndex(row => new { row.AtSinceUtc, row.RunId }, "IX_WorkflowRuns_Open").HasFilter("\"AtActivityId\" IS NOT NULL");
            builder.HasIndex(row => new { row.TypeId, row.Status }, "IX_WorkflowRuns_Type");
            builder.HasIndex(row => new { row.Status, row.ChangedUtc }, "IX_WorkflowRuns_Changed");
            builder.HasOne<WorkflowTypeRow>().WithMany().HasForeignKey(row => new { row.TypeId, row.TypeVersion })
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
