using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Transactions;

/// <summary>A counter; the migration puts both rows there.</summary>
internal sealed class EpochRow
{
    public const string Content = "content";
    public const string Definitions = "definitions";

    public string Name { get; set; } = "";

    public long Value { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<EpochRow>
    {
        public void Configure(EntityTypeBuilder<EpochRow> builder) => builder.ToTable("Epochs").HasKey(row => row.Name);
    }
}
