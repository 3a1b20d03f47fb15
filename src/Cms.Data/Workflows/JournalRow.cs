using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class JournalRow
{
    public string RunId { get; set; } = "";

    public int Seq { get; set; }

    public string ActivityId { get; set; } = "";

    public string Name { get; set; } = "";

    public string Outcome { get; set; } = "";

    public string? FromState { get; set; }

    public string? ToState { get; set; }

    public string? AccountId { get; set; }

    public string? Comment { get; set; }

    public int? ItemNumber { get; set; }

    public DateTime AtUtc { get; set; }

    public string? Note { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<JournalRow>
    {
        public void Configure(EntityTypeBuilder<JournalRow> builder)
        {
            builder.ToTable("WorkflowJournal").HasKey(row => new { row.RunId, row.Seq });
            builder.HasOne<WorkflowRunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
