using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

internal sealed class ItemAliasRow : IndexRow
{
    public string Alias { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<ItemAliasRow>
    {
        public void Configure(EntityTypeBuilder<ItemAliasRow> builder)
        {
            builder.ToTable("ItemAliases").HasKey(row => row.VersionId);
            builder.HasIndex(row => row.Alias, "IX_ItemAliases_OnePublished").IsUnique().HasFilter("\"Published\"");
            builder.HasIndex(row => row.Alias, "IX_ItemAliases_Latest").HasFilter("\"Latest\"");
            OfVersion(builder);
        }
    }
}
