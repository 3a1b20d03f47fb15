using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>One value of a picker. The target is a plain id: it need not exist.</summary>
internal sealed class ItemReferenceRow : IndexRow
{
    public string Part { get; set; } = "";

    public string Field { get; set; } = "";

    public string TargetId { get; set; } = "";

    public int Position { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ItemReferenceRow>
    {
        public void Configure(EntityTypeBuilder<ItemReferenceRow> builder)
        {
            builder.ToTable("ItemReferences").HasKey(row => new { row.VersionId, row.Part, row.Field, row.TargetId });
            builder.HasIndex(
                    row => new { row.TargetId, row.Part, row.Field, row.ContentType, row.PublishedUtc, row.ItemId, row.VersionId, row.Published },
                    "IX_ItemReferences_Published")
                .IsDescending(false, false, false, false, true, false, false, false).HasFilter("\"Published\"");
            builder.HasIndex(row => new { row.TargetId, row.Part, row.Field, row.VersionId }, "IX_ItemReferences_Latest")
                .HasFilter("\"Latest\"");
            OfVersion(builder);
        }
    }
}
