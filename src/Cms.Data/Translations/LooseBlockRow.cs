using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class LooseBlockRow
{
    public string Id { get; set; } = "";

    public string ArticleId { get; set; } = "";

    public int Kind { get; set; }

    public int Level { get; set; }

    public string Text { get; set; } = "";

    public string? After { get; set; }

    public string? Instead { get; set; }

    public string? AccountId { get; set; }

    public DateTime AtUtc { get; set; }

    public int Outcome { get; set; }

    public string? DecidedBy { get; set; }

    public DateTime? DecidedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<LooseBlockRow>
    {
        public void Configure(EntityTypeBuilder<LooseBlockRow> builder)
        {
            builder.ToTable("LooseBlocks").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.ArticleId, row.Outcome }, "IX_LooseBlocks_Article");
        }
    }
}
