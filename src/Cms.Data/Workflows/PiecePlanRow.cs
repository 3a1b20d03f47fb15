using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Workflows;

internal sealed class PiecePlanRow
{
    public string ArticleId { get; set; } = "";

    public int Priority { get; set; }

    public DateTime? DueUtc { get; set; }

    /// <summary>For which due moment people were told that it has passed.</summary>
    public DateTime? OverdueToldUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<PiecePlanRow>
    {
        public void Configure(EntityTypeBuilder<PiecePlanRow> builder) => builder.ToTable("PiecePlans").HasKey(row => row.ArticleId);
    }
}
