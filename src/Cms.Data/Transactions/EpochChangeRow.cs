using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Transactions;

/// <summary>What changed in one content epoch, for other processes; the last thousand epochs are kept.</summary>
internal sealed class EpochChangeRow
{
    public long Epoch { get; set; }

    /// <summary>One a line; <see cref="ContentChanges.Anything"/> where nobody knows.</summary>
    public string Marks { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<EpochChangeRow>
    {
        public void Configure(EntityTypeBuilder<EpochChangeRow> builder)
        {
            builder.ToTable("EpochChanges").HasKey(row => row.Epoch);
            builder.Property(row => row.Epoch).ValueGeneratedNever();
        }
    }
}
