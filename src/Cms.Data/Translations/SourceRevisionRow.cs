using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class SourceRevisionRow
{
    public string StoryId { get; set; } = "";

    public int Number { get; set; }

    public string Language { get; set; } = "";

    public string Title { get; set; } = "";

    public string Markdown { get; set; } = "";

    public string Hash { get; set; } = "";

    /// <summary>As they were cut: a later way of cutting must not move what was translated.</summary>
    public string Segments { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<SourceRevisionRow>
    {
        public void Configure(EntityTypeBuilder<SourceRevisionRow> builder) =>
            builder.ToTable("SourceRevisions").HasKey(row => new { row.StoryId, row.Number });
    }
}
