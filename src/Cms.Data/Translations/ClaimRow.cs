using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class ClaimRow
{
    public string StoryId { get; set; } = "";

    /// <summary>Lower case: tags are compared without case.</summary>
    public string CultureKey { get; set; } = "";

    public string Culture { get; set; } = "";

    public string ArticleId { get; set; } = "";

    public string? AccountId { get; set; }

    public DateTime ClaimedUtc { get; set; }

    /// <summary>When it ends unless somebody works; null while nothing is to be done by the holder.</summary>
    public DateTime? ExpiresUtc { get; set; }

    /// <summary>When the holder was told that it ends soon.</summary>
    public DateTime? WarnedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<ClaimRow>
    {
        public void Configure(EntityTypeBuilder<ClaimRow> builder)
        {
            builder.ToTable("Claims").HasKey(row => new { row.StoryId, row.CultureKey });
            builder.HasIndex(row => row.ArticleId, "IX_Claims_Article").IsUnique();
            builder.HasIndex(row => row.ExpiresUtc, "IX_Claims_Expires");
        }
    }
}
