using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cms.Data.Webhooks;

internal sealed class WebhookRow
{
    public string Id { get; set; } = "";

    public string Url { get; set; } = "";

    public string Events { get; set; } = "";

    public bool IsActive { get; set; }

    public string Secret { get; set; } = "";

    public string? OldSecret { get; set; }

    public DateTime? OldSecretUntilUtc { get; set; }

    public DateTime CreatedUtc { get; set; }

    public DateTime? FailingSinceUtc { get; set; }

    public string? Stopped { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<WebhookRow>
    {
        public void Configure(EntityTypeBuilder<WebhookRow> builder) => builder.ToTable("Webhooks").HasKey(row => row.Id);
    }
}

internal sealed class WebhookDeliveryRow
{
    public string Id { get; set; } = "";

    public string WebhookId { get; set; } = "";

    public string MessageId { get; set; } = "";

    public string Event { get; set; } = "";

    public DateTime AtUtc { get; set; }

    public int Attempt { get; set; }

    public int? Status { get; set; }

    public int Milliseconds { get; set; }

    public string? Error { get; set; }

    public string? Answer { get; set; }

    public sealed class Mapping : IEntityTypeConfiguration<WebhookDeliveryRow>
    {
        public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
        {
            builder.ToTable("WebhookDeliveries").HasKey(row => row.Id);
            builder.HasIndex(row => new { row.WebhookId, row.AtUtc }, "IX_WebhookDeliveries_Webhook");
            builder.HasIndex(row => row.AtUtc, "IX_WebhookDeliveries_At");
        }
    }
}
