using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Translations;

internal sealed class LookRow
{
    public string ArticleId { get; set; } = "";

    public string AccountId { get; set; } = "";

    public DateTime SeenUtc { get; set; }

    public string Texts { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<LookRow>
    {
        public void Configure(EntityTypeBuilder<LookRow> builder)
        {
            builder.ToTable("Looks").HasKey(row => new { row.ArticleId, row.AccountId });
        }
    }
}
