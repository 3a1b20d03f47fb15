using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class StoryPrintRow
{
    public string StoryId { get; set; } = "";

    public int Band { get; set; }

    public long Hash { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<StoryPrintRow>
    {
        public void Configure(EntityTypeBuilder<StoryPrintRow> builder)
        {
            builder.ToTable("StoryPrints").HasKey(row => new { row.StoryId, row.Band });
            builder.HasIndex(row => new { row.Hash, row.StoryId }, "IX_StoryPrints_Hash");
        }
    }
}
