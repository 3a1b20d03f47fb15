using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>What every index table repeats of the version, so that filter, order and slice are one range of one index.
/// Rows exist for versions that are latest or published.</summary>
internal abstract class IndexRow
{
    public string VersionId { get; set; } = "";

    public string ItemId { get; set; } = "";

    public string ContentType { get; set; } = "";

    public bool Latest { get; set; }

    public bool Published { get; set; }

    public DateTime? PublishedUtc { get; set; }

    protected static void OfVersion<TRow>(EntityTypeBuilder<TRow> builder)
        where TRow : IndexRow =>
        builder.HasOne<ItemVersionRow>().WithMany().HasForeignKey(row => row.VersionId).OnDelete(DeleteBehavior.Cascade);
}
