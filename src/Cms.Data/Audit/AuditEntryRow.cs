using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Audit;

internal sealed class AuditEntryRow
{
    public long Number { get; set; }

    public DateTime AtUtc { get; set; }

    public string? AccountId { get; set; }

    public string? Agent { get; set; }

    public string Roles { get; set; } = "";

    public string Action { get; set; } = "";

    public string? Subject { get; set; }

    public string? ItemId { get; set; }

    public int? ItemNumber { get; set; }

    public string? FromText { get; set; }

    public string? ToText { get; set; }

    public string? Comment { get; set; }

    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<AuditEntryRow>
    {
        public void Configure(EntityTypeBuilder<AuditEntryRow> builder)
        {
            builder.ToTable("AuditEntries").HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.HasIndex(row => new { row.ItemId, row.Number }, "IX_AuditEntries_Item");
            builder.HasIndex(row => new { row.AccountId, row.Number }, "IX_AuditEntries_Account");
            builder.HasIndex(row => new { row.Action, row.Number }, "IX_AuditEntries_Action");
            builder.HasIndex(row => row.AtUtc, "IX_AuditEntries_At");
        }
    }
}
