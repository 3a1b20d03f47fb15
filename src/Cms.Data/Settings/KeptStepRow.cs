using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Settings;

internal sealed class KeptStepRow
{
    public long Id { get; set; }

    public string Name { get; set; } = "";

    public string Hash { get; set; } = "";

    public string Json { get; set; } = "";

    public DateTime KeptUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<KeptStepRow>
    {
        public void Configure(EntityTypeBuilder<KeptStepRow> builder)
        {
            builder.ToTable("KeptSteps").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.Name, row.Hash }, "IX_KeptSteps_Once").IsUnique();
        }
    }
}
