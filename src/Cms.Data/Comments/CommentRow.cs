using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Comments;

internal sealed class CommentRow
{
    public string Id { get; set; } = "";

    public string ItemId { get; set; } = "";

    public string? ReplyTo { get; set; }

    public string? SegmentId { get; set; }

    public string? Quote { get; set; }

    public int? QuoteAt { get; set; }

    public string AccountId { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public DateTime? EditedUtc { get; set; }

    public DateTime? DeletedUtc { get; set; }

    public string? ResolvedBy { get; set; }

    public DateTime? ResolvedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<CommentRow>
    {
        public void Configure(EntityTypeBuilder<CommentRow> builder)
        {
            builder.ToTable("Comments").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.ItemId, row.AtUtc }, "IX_Comments_Item");
        }
    }
}
