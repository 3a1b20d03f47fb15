using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Audit;

/// <summary>The last entry of the audit trail: one row, put there by the migration. Whoever appends holds it.</summary>
internal sealed class AuditHeadRow
{
    public int Id { get; set; }

    public long Number { get; set; }

    public string Hash { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<AuditHeadRow>
    {
        public void Configure(EntityTypeBuilder<AuditHeadRow> builder)
        {
            builder.ToTable("AuditHead").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
