using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class WorkflowTimerRow
{
    public string TimerId { get; set; } = "";

    public int Kind { get; set; }

    public string? RunId { get; set; }

    public string TypeId { get; set; } = "";

    public string ActivityId { get; set; } = "";

    public DateTime DueUtc { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<WorkflowTimerRow>
    {
        public void Configure(EntityTypeBuilder<WorkflowTimerRow> builder)
        {
            builder.ToTable("WorkflowTimers").HasKey(row => row.TimerId);
            builder.HasIndex(row => row.DueUtc, "IX_WorkflowTimers_Due");
            builder.HasIndex(row => row.RunId, "IX_WorkflowTimers_Run");
            builder.HasIndex(row => row.TypeId, "IX_WorkflowTimers_Type");
            builder.HasOne<WorkflowRunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
