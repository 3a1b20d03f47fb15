using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Notifications;

internal sealed class FollowRow
{
    public string ItemId { get; set; } = "";

    public string AccountId { get; set; } = "";

    public bool IsOn { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<FollowRow>
    {
        public void Configure(EntityTypeBuilder<FollowRow> builder) =>
            builder.ToTable("Follows").HasKey(row => new { row.ItemId, row.AccountId });
    }
}
