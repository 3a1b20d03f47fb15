using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class WorkflowWaitRow
{
    public string RunId { get; set; } = "";

    public string ActivityId { get; set; } = "";

    public string EventName { get; set; } = "";

    public string? CorrelationId { get; set; }

    public string? Subject { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<WorkflowWaitRow>
    {
        public void Configure(EntityTypeBuilder<WorkflowWaitRow> builder)
        {
            builder.ToTable("WorkflowWaits").HasKey(row => new { row.RunId, row.ActivityId });
            builder.HasIndex(row => new { row.EventName, row.CorrelationId }, "IX_WorkflowWaits_Correlation");
            builder.HasIndex(row => new { row.EventName, row.Subject, row.CorrelationId }, "IX_WorkflowWaits_Subject");
            builder.HasOne<WorkflowRunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
