using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class SegmentCommentRow
{
    public string Id { get; set; } = "";

    public string ArticleId { get; set; } = "";

    public string SegmentId { get; set; } = "";

    public string AccountId { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public string? ResolvedBy { get; set; }

    public DateTime? ResolvedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<SegmentCommentRow>
    {
        public void Configure(EntityTypeBuilder<SegmentCommentRow> builder)
        {
            builder.ToTable("SegmentComments").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.ArticleId, row.AtUtc }, "IX_SegmentComments_Article");
        }
    }
}
