using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class SuggestionRow
{
    public string Id { get; set; } = "";

    public string ArticleId { get; set; } = "";

    public string SegmentId { get; set; } = "";

    public string Before { get; set; } = "";

    public string Text { get; set; } = "";

    public string AccountId { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public int Outcome { get; set; }

    public string? DecidedBy { get; set; }

    public DateTime? DecidedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<SuggestionRow>
    {
        public void Configure(EntityTypeBuilder<SuggestionRow> builder)
        {
            builder.ToTable("Suggestions").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.ArticleId, row.AtUtc }, "IX_Suggestions_Article");
        }
    }
}
