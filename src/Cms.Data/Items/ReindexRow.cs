using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>A content type whose index rows are to be derived again.</summary>
internal sealed class ReindexRow
{
    public string ContentType { get; set; } = "";

    /// <summary>The last version that is done; empty at the beginning.</summary>
    public string After { get; set; } = "";

    public DateTime DueUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ReindexRow>
    {
        public void Configure(EntityTypeBuilder<ReindexRow> builder) => builder.ToTable("Reindexings").HasKey(row => row.ContentType);
    }
}
