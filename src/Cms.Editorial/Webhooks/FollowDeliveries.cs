using System.Globalization;
using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Notifications;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Webhooks;

/// <summary>Tells those who look after webhooks that a message was given up, and switches off what has not answered for days.</summary>
internal sealed class FollowDeliveries(WebhookStore store, Notify notify, AuditTrail audit, TimeProvider time) : IOutboxListener
{
    /// <summary>After this a webhook that gives up another message is switched off.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    public string Name => WebhookMessage.Kind;

    public async Task OnEndedAsync(OutboxMessage message, OutboxSending sending, CancellationToken cancellationToken)
    {
        var id = message.Origin![(Name.Length + 1)..];
        if (sending.Error is not { } error || await store.FindAsync(id, cancellationToken) is not { FailingSinceUtc: { } since } webhook)
            return;

        var host = new Uri(webhook.Url).Host;
        var what = new NewNotification(
            NotificationKind.WebhookParked, null, Detail: $"{host}: {error}", OnceKey: string.Create(CultureInfo.InvariantCulture, $"webhook:{id}:{since.Ticks}"));
        await notify.ToHoldersOfAsync(Permissions.ManageWorkflows, what, Actor.System, cancellationToken);

        if (time.GetUtcNow().UtcDateTime - since >= Patience && await store.StopAsync(id, error, cancellationToken))
            audit.Note(Actor.System, AuditActions.WebhookStopped, id, comment: error);
    }
}
