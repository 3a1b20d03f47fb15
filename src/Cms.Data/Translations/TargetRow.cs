using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class TargetRow
{
    public string ArticleId { get; set; } = "";

    public string SegmentId { get; set; } = "";

    public int Number { get; set; }

    public string Text { get; set; } = "";

    public int State { get; set; }

    public int Origin { get; set; }

    public string AccountId { get; set; } = "";

    public DateTime UpdatedUtc { get; set; }

    public string? Omitted { get; set; }

    public string? Note { get; set; }

    public string? SourceHash { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<TargetRow>
    {
        public void Configure(EntityTypeBuilder<TargetRow> builder) =>
            builder.ToTable("Targets").HasKey(row => new { row.ArticleId, row.SegmentId });
    }
}
