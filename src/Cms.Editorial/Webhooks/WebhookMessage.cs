namespace Cms.Editorial.Webhooks;

/// <summary>What a webhook is sent, as it lies in the outbox. It is signed when it goes.</summary>
/// <param name="Body">JSON, as it is sent each time.</param>
internal sealed record WebhookMessage(string WebhookId, string Event, string Body)
{
    /// <summary>The kind of such a message, and the beginning of its origin.</summary>
    public const string Kind = "webhook";
}
