using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class PresenceRow
{
    public string ArticleId { get; set; } = "";

    public string AccountId { get; set; } = "";

    public string? SegmentId { get; set; }

    public DateTime SeenUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<PresenceRow>
    {
        public void Configure(EntityTypeBuilder<PresenceRow> builder)
        {
            builder.ToTable("Presences").HasKey(row => new { row.ArticleId, row.AccountId });
        }
    }
}
