using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class SourceConfirmationRow
{
    public string ArticleId { get; set; } = "";

    public int Revision { get; set; }

    public string AccountId { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<SourceConfirmationRow>
    {
        public void Configure(EntityTypeBuilder<SourceConfirmationRow> builder) =>
            builder.ToTable("SourceConfirmations").HasKey(row => new { row.ArticleId, row.Revision });
    }
}
