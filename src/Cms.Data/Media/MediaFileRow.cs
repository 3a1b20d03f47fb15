using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Media;

internal sealed class MediaFileRow
{
    public string Path { get; set; } = "";

    public string ContentType { get; set; } = "";

    public long Size { get; set; }

    public string Hash { get; set; } = "";

    public string? AltText { get; set; }

    public string? UploadedBy { get; set; }

    public DateTime UploadedUtc { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<MediaFileRow>
    {
        public void Configure(EntityTypeBuilder<MediaFileRow> builder)
        {
            builder.ToTable("MediaFiles").HasKey(row => row.Path);
            builder.HasIndex(row => new { row.UploadedUtc, row.Path }, "IX_MediaFiles_Newest").IsDescending(true, false);
        }
    }
}
