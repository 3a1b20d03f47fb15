using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class WorkflowTypeRow
{
    public string TypeId { get; set; } = "";

    public int Version { get; set; }

    public bool IsCurrent { get; set; }

    public string Name { get; set; } = "";

    public string Json { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<WorkflowTypeRow>
    {
        public void Configure(EntityTypeBuilder<WorkflowTypeRow> builder)
        {
            builder.ToTable("WorkflowTypes").HasKey(row => new { row.TypeId, row.Version });
            builder.HasIndex(row => row.TypeId, "IX_WorkflowTypes_OneCurrent").IsUnique().HasFilter("\"IsCurrent\"");
        }
    }
}
