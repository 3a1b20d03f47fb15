using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>One value of a field declared indexed; exactly one of the four is set.</summary>
internal sealed class ItemValueRow : IndexRow
{
    public string Part { get; set; } = "";

    public string Field { get; set; } = "";

    /// <summary>Counts the values of the version, from 0.</summary>
    public int Position { get; set; }

    public string? Text { get; set; }

    public decimal? Number { get; set; }

    public DateTime? Instant { get; set; }

    public bool? Flag { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ItemValueRow>
    {
        public void Configure(EntityTypeBuilder<ItemValueRow> builder)
        {
            builder.ToTable("ItemValues").HasKey(row => new { row.VersionId, row.Part, row.Field, row.Position });
            builder.HasIndex(row => new { row.Part, row.Field, row.Text, row.VersionId }, "IX_ItemValues_Text")
                .HasFilter("\"Text\" IS NOT NULL");
            builder.HasIndex(row => new { row.Part, row.Field, row.Number, row.VersionId }, "IX_ItemValues_Number")
                .HasFilter("\"Number\" IS NOT NULL");
            builder.HasIndex(row => new { row.Part, row.Field, row.Instant, row.VersionId }, "IX_ItemValues_Instant")
                .HasFilter("\"Instant\" IS NOT NULL");
            builder.HasIndex(row => new { row.Part, row.Field, row.Flag, row.VersionId }, "IX_ItemValues_Flag")
                .HasFilter("\"Flag\" IS NOT NULL");
            OfVersion(builder);
        }
    }
}
