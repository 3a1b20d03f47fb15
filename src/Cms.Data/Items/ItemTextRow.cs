using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Cms.Data.Items;

/// <summary>The searchable text of a version: in PostgreSQL a vector of words; in SQLite the words are in the virtual table
/// <c>ItemWords</c> under this row's number.</summary>
internal sealed class ItemTextRow : IndexRow
{
    public long Id { get; set; }

    public NpgsqlTsVector Vector { get; set; } = null!;

    public sealed class Mapping : IEntityTypeConfiguration<ItemTextRow>
    {
        public void Configure(EntityTypeBuilder<ItemTextRow> builder)
        {
            builder.ToTable("ItemTexts").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedOnAdd();
            builder.HasIndex(row => row.VersionId, "IX_ItemTexts_Version").IsUnique();
            OfVersion(builder);
        }
    }
}
