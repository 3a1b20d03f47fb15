using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Notifications;

internal sealed class NotificationRow
{
    public string Id { get; set; } = "";

    public string AccountId { get; set; } = "";

    public string Kind { get; set; } = "";

    public string? ItemId { get; set; }

    public string? SegmentId { get; set; }

    public string? ById { get; set; }

    public string? Detail { get; set; }

    public string? OnceKey { get; set; }

    public DateTime AtUtc { get; set; }

    public DateTime? ReadUtc { get; set; }

    public int Mail { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<NotificationRow>
    {
        public void Configure(EntityTypeBuilder<NotificationRow> builder)
        {
            builder.ToTable("Notifications").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.AccountId, row.AtUtc }, "IX_Notifications_Account");
            builder.HasIndex(row => new { row.AccountId, row.OnceKey }, "IX_Notifications_Once").IsUnique();
            builder.HasIndex(row => row.AccountId, "IX_Notifications_Unread").HasFilter("\"ReadUtc\" IS NULL");
        }
    }
}
