using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

internal sealed class ItemLocalizationRow : IndexRow
{
    public string LocalizationSet { get; set; } = "";

    /// <summary>Empty for an item that is in a set and names no culture.</summary>
    public string Culture { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<ItemLocalizationRow>
    {
        public void Configure(EntityTypeBuilder<ItemLocalizationRow> builder)
        {
            builder.ToTable("ItemLocalizations").HasKey(row => row.VersionId);
            builder.HasIndex(row => new { row.LocalizationSet, row.Culture }, "IX_ItemLocalizations_OneLatest")
                .IsUnique().HasFilter("\"Latest\"");
            builder.HasIndex(row => new { row.LocalizationSet, row.Culture }, "IX_ItemLocalizations_Published").HasFilter("\"Published\"");
            OfVersion(builder);
        }
    }
}
