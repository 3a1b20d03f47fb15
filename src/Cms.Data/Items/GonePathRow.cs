using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>Where something stood that was taken down.</summary>
internal sealed class GonePathRow
{
    public string ItemId { get; set; } = "";

    /// <summary>In lower case, without a leading slash.</summary>
    public string Path { get; set; } = "";

    public DateTime GoneUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<GonePathRow>
    {
        public void Configure(EntityTypeBuilder<GonePathRow> builder)
        {
            builder.ToTable("GonePaths").HasKey(row => row.ItemId);
            builder.HasIndex(row => row.Path, "IX_GonePaths_Path");
        }
    }
}
