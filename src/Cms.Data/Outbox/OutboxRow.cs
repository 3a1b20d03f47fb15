using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Outbox;

internal sealed class OutboxRow
{
    public string Id { get; set; } = "";

    public string Kind { get; set; } = "";

    public string? Origin { get; set; }

    public string Payload { get; set; } = "";

    public int State { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime DueUtc { get; set; }

    public DateTime? LeaseUntilUtc { get; set; }

    public int Attempts { get; set; }

    public string? Error { get; set; }

    public DateTime? SentUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("Outbox").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.State, row.DueUtc }, "IX_Outbox_Due");
            builder.HasIndex(row => row.Origin, "IX_Outbox_Origin");
        }
    }
}
