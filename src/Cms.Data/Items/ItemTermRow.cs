using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

internal sealed class ItemTermRow : IndexRow
{
    public string Part { get; set; } = "";

    public string Field { get; set; } = "";

    public string TermId { get; set; } = "";

    public int Position { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ItemTermRow>
    {
        public void Configure(EntityTypeBuilder<ItemTermRow> builder)
        {
            builder.ToTable("ItemTerms").HasKey(row => new { row.VersionId, row.Part, row.Field, row.TermId });
            // The column of the filter too: without it SQLite reads the table for each entry.
            builder.HasIndex(
                    row => new { row.TermId, row.Part, row.Field, row.ContentType, row.PublishedUtc, row.ItemId, row.VersionId, row.Published },
                    "IX_ItemTerms_Published")
                .IsDescending(false, false, false, false, true, false, false, false).HasFilter("\"Published\"");
            builder.HasIndex(row => new { row.TermId, row.Part, row.Field, row.VersionId }, "IX_ItemTerms_Latest").HasFilter("\"Latest\"");
            OfVersion(builder);
        }
    }
}
