namespace Cms.Data.Webhooks;

/// <summary>An address that is told of what happens in public.</summary>
/// <param name="Events">Names, sorted.</param>
/// <param name="Secret">As the caller protected it.</param>
/// <param name="OldSecret">Signs beside the new one until <paramref name="OldSecretUntilUtc"/>.</param>
/// <param name="FailingSinceUtc">Since when nothing has arrived; null while it does.</param>
/// <param name="Stopped">Why it was switched off by itself; null when it was not.</param>
public sealed record Webhook(
    string Id,
    string Url,
    IReadOnlyList<string> Events,
    bool IsActive,
    string Secret,
    string? OldSecret,
    DateTime? OldSecretUntilUtc,
    DateTime CreatedUtc,
    DateTime? FailingSinceUtc = null,
    string? Stopped = null);

/// <summary>One attempt to tell a webhook something.</summary>
/// <param name="MessageId">Of the outbox; what the receiver sees as <c>webhook-id</c>.</param>
/// <param name="Status">Of the answer; null when there was none.</param>
/// <param name="Answer">How it begins.</param>
public sealed record WebhookDelivery(
    string Id, string WebhookId, string MessageId, string Event, DateTime AtUtc, int Attempt, int? Status, int Milliseconds, string? Error, string? Answer);
