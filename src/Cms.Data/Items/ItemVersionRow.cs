using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Items;

/// <summary>One version: the envelope as columns, the content as the exact text that was hashed.</summary>
internal sealed class ItemVersionRow
{
    public string VersionId { get; set; } = "";

    public string ItemId { get; set; } = "";

    public int Number { get; set; }

    public string ContentType { get; set; } = "";

    public string? Culture { get; set; }

    public string? DisplayText { get; set; }

    public bool Latest { get; set; }

    public bool Published { get; set; }

    /// <summary>It is or was the published one: where the chain of hashes goes on.</summary>
    public bool WasPublished { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime ModifiedUtc { get; set; }

    public DateTime? PublishedUtc { get; set; }

    public string? Owner { get; set; }

    public string? Author { get; set; }

    public string Hash { get; set; } = "";

    public string? PreviousHash { get; set; }

    public string Content { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<ItemVersionRow>
    {
        public void Configure(EntityTypeBuilder<ItemVersionRow> builder)
        {
            builder.ToTable("ItemVersions").HasKey(row => row.VersionId);
            builder.HasIndex(row => row.ItemId, "IX_ItemVersions_OneLatest").IsUnique().HasFilter("\"Latest\"");
            builder.HasIndex(row => row.ItemId, "IX_ItemVersions_OnePublished").IsUnique().HasFilter("\"Published\"");
            builder.HasIndex(row => new { row.ItemId, row.Number }, "IX_ItemVersions_Number").IsUnique();

            // The lists of the public and of the desk, each a range of one index, which also has the column of its filter:
            // without it SQLite reads the table for each entry.
            builder.HasIndex(row => new { row.ContentType, row.PublishedUtc, row.ItemId, row.VersionId, row.Published }, "IX_ItemVersions_ByPublished")
                .IsDescending(false, true, false, false, false).HasFilter("\"Published\"");
            builder.HasIndex(row => new { row.ContentType, row.CreatedUtc, row.ItemId, row.VersionId, row.Published }, "IX_ItemVersions_ByCreated")
                .IsDescending(false, true, false, false, false).HasFilter("\"Published\"");
            builder.HasIndex(row => new { row.ModifiedUtc, row.ItemId, row.VersionId, row.Latest }, "IX_ItemVersions_LatestByModified")
                .IsDescending(true, false, false, false).HasFilter("\"Latest\"");
            builder.HasIndex(row => new { row.ContentType, row.ModifiedUtc, row.ItemId, row.VersionId, row.Latest }, "IX_ItemVersions_LatestByTypeAndModified")
                .IsDescending(false, true, false, false, false).HasFilter("\"Latest\"");
            builder.HasIndex(row => new { row.ContentType, row.CreatedUtc, row.ItemId, row.VersionId, row.Latest }, "IX_ItemVersions_LatestByCreated")
                .IsDescending(false, true, false, false, false).HasFilter("\"Latest\"");
        }
    }
}
