using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;

namespace Cms.Editorial.Webhooks;

/// <summary>Puts into the outbox, in the transaction of the change, what webhooks are told: ids, type, culture, path and number of
/// what everybody may see, and nobody's name.</summary>
internal sealed class TellWebhooks(WebhookStore store, OutboxStore outbox, ActorSource actors, TimeProvider time) : IContentEventHandler
{
    private string? _as;

    /// <summary>Until the answer is disposed, what happens to content is told as this event.</summary>
    public IDisposable As(string name)
    {
        _as = name;
        return new Naming(this);
    }

    public Task OnAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        var name = e.Name switch
        {
            ContentEventNames.Published => _as ?? (e.Version.PreviousHash is null ? WebhookEvents.Published : WebhookEvents.Updated),
            ContentEventNames.Unpublished => WebhookEvents.Unpublished,
            ContentEventNames.Deleted when e.Version.Item.PublishedUtc is not null => _as ?? WebhookEvents.Unpublished,
            _ => null,
        };
        return name is null ? Task.CompletedTask : TellAsync(name, e.Version, null, null, cancellationToken);
    }

    /// <summary>A piece of this article was moved; its path is not told, it may never have been public.</summary>
    /// <param name="to">Null when it has left the desk.</param>
    public Task MovedAsync(ItemVersion article, string? from, string? to, CancellationToken cancellationToken) =>
        from == to ? Task.CompletedTask : TellAsync(WebhookEvents.StateChanged, article, from, to, cancellationToken);

    private async Task TellAsync(string name, ItemVersion version, string? from, string? to, CancellationToken cancellationToken)
    {
        var wanted = (await store.ListAsync(cancellationToken)).Where(webhook => webhook.IsActive && webhook.Events.Contains(name)).ToArray();
        if (wanted.Length == 0 || !(await actors.AnonymousAsync(cancellationToken)).MayViewPublished(version.Item.ContentType))
            return;

        var isMove = name == WebhookEvents.StateChanged;
        var body = JsonSerializer.Serialize(new
        {
            type = name,
            timestamp = time.GetUtcNow().UtcDateTime,
            data = new
            {
                contentItemId = version.ContentItemId.Value,
                contentType = version.Item.ContentType,
                culture = version.Content.Text("LocalizationPart", "Culture"),
                path = isMove ? null : version.Content.Text("AutoroutePart", "Path"),
                number = version.Number,
                from,
                to,
            },
        });
        foreach (var webhook in wanted)
            await outbox.AddAsync(IdText.New(), WebhookMessage.Kind, $"{WebhookMessage.Kind}:{webhook.Id}", Payload(webhook.Id, name, body), cancellationToken);
    }

    internal static string Payload(string webhookId, string name, string body) => JsonSerializer.Serialize(new WebhookMessage(webhookId, name, body));

    private sealed class Naming(TellWebhooks webhooks) : IDisposable
    {
        public void Dispose() => webhooks._as = null;
    }
}
