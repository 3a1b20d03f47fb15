using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Notifications;

internal sealed class NotificationSettingsRow
{
    public string AccountId { get; set; } = "";

    public string Kinds { get; set; } = "";

    public string DigestAt { get; set; } = "";

    public string TimeZone { get; set; } = "";

    public string Language { get; set; } = "";

    public DateTime? NextDigestUtc { get; set; }

    public string Unsubscribe { get; set; } = "";

    public sealed class Mapping : IEntityTypeConfiguration<NotificationSettingsRow>
    {
        public void Configure(EntityTypeBuilder<NotificationSettingsRow> builder)
        {
            builder.ToTable("NotificationSettings").HasKey(row => row.AccountId);
            builder.HasIndex(row => row.NextDigestUtc, "IX_NotificationSettings_Due");
            builder.HasIndex(row => row.Unsubscribe, "IX_NotificationSettings_Unsubscribe").IsUnique();
        }
    }
}
