using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

internal sealed class ItemRouteRow : IndexRow
{
    public string Path { get; set; } = "";

    /// <summary>Empty without culture: null is never equal to null in a unique index.</summary>
    public string Culture { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<ItemRouteRow>
    {
        public void Configure(EntityTypeBuilder<ItemRouteRow> builder)
        {
            builder.ToTable("ItemRoutes").HasKey(row => row.VersionId);
            builder.HasIndex(row => new { row.Path, row.Culture }, "IX_ItemRoutes_OnePublished").IsUnique().HasFilter("\"Published\"");
            builder.HasIndex(row => row.Path, "IX_ItemRoutes_Latest").HasFilter("\"Latest\"");
            OfVersion(builder);
        }
    }
}
