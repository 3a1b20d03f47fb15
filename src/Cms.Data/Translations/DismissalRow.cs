using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class DismissalRow
{
    public string ArticleId { get; set; } = "";

    public string Fingerprint { get; set; } = "";

    public string CheckId { get; set; } = "";

    public string Reason { get; set; } = "";

    public string AccountId { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<DismissalRow>
    {
        public void Configure(EntityTypeBuilder<DismissalRow> builder) =>
            builder.ToTable("Dismissals").HasKey(row => new { row.ArticleId, row.Fingerprint });
    }
}
