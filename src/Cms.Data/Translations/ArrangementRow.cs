using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class ArrangementRow
{
    public string ArticleId { get; set; } = "";

    public int Number { get; set; }

    public string Json { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<ArrangementRow>
    {
        public void Configure(EntityTypeBuilder<ArrangementRow> builder)
        {
            builder.ToTable("Arrangements").HasKey(row => row.ArticleId);
        }
    }
}
