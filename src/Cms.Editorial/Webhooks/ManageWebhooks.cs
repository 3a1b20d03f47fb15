using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Webhooks;

/// <summary>A webhook without its secret, which is shown once and never again.</summary>
/// <param name="Stopped">Why it was switched off by itself; null when it was not.</param>
public sealed record WebhookListing(
    string Id, string Url, ImmutableArray<string> Events, bool IsActive, DateTime CreatedUtc, DateTime? FailingSinceUtc, string? Stopped,
    DateTime? OldSecretUntilUtc);

/// <summary>One attempt to tell a webhook something.</summary>
/// <param name="MessageId">What the receiver sees as <c>webhook-id</c>.</param>
/// <param name="Status">Of the answer; null when there was none.</param>
/// <param name="Answer">How it begins.</param>
public sealed record DeliveryLine(
    string MessageId, string Event, DateTime AtUtc, int Attempt, int? Status, int Milliseconds, string? Error, string? Answer);

/// <param name="Id">Null for a new one.</param>
public sealed record WebhookInput(string? Id, string Url, ImmutableArray<string> Events, bool IsActive);

/// <param name="Secret">Shown now and never again; null when there is no new one.</param>
public sealed record SavedWebhook(WebhookListing Webhook, string? Secret);

/// <summary>What those who look after webhooks do with them.</summary>
public sealed class ManageWebhooks
{
    private const int MaxUrlLength = 2_000;

    private const int MostDeliveries = 100;

    /// <summary>How long the old secret signs beside the new one.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private readonly UnitOfWork _work;
    private readonly WebhookStore _store;
    private readonly OutboxStore _outbox;
    private readonly WebhookSecrets _secrets;
    private readonly AuditTrail _audit;
    private readonly EditorialOptions _options;
    private readonly TimeProvider _time;

    internal ManageWebhooks(
        UnitOfWork work, WebhookStore store, OutboxStore outbox, WebhookSecrets secrets, AuditTrail audit, EditorialOptions options, TimeProvider time) =>
        (_work, _store, _outbox, _secrets, _audit, _options, _time) = (work, store, outbox, secrets, audit, options, time);

    /// <returns>All, the oldest first, or <c>may-not-manage-webhooks</c>.</returns>
    public async Task<Result<IReadOnlyList<WebhookListing>>> ListAsync(Actor actor, CancellationToken cancellationToken) =>
        Against(actor) is { } refused
            ? refused
            : Result.Of<IReadOnlyList<WebhookListing>>([.. (await _store.ListAsync(cancellationToken)).Select(ToListing)]);

    /// <returns>The webhook, with its secret if it is new, or <c>may-not-manage-webhooks</c>, <c>no-such-webhook</c>, <c>bad-url</c>,
    /// <c>private-address</c>, <c>bad-events</c>.</returns>
    public async Task<Result<SavedWebhook>> SaveAsync(WebhookInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(actor) is { } refused)
            return refused;
        if (input.Events.FirstOrDefault(name => !WebhookEvents.All.Contains(name)) is { } unknown)
            return Problem.Invalid("bad-events", $"'{unknown}' is no event. Events are: {string.Join(", ", WebhookEvents.All)}.");
        if (input.Events.IsDefaultOrEmpty)
            return Problem.Invalid("bad-events", "Choose at least one event.");
        if (await AgainstUrlAsync(input.Url, cancellationToken) is { } badUrl)
            return badUrl;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var before = input.Id is null ? null : await _store.FindAsync(input.Id, cancellationToken);
        if (input.Id is not null && before is null)
            return NoSuchWebhook;

        var (plain, kept) = before is null ? _secrets.New() : (null, before.Secret);
        var webhook = (before ?? new Webhook(IdText.New(), "", [], false, kept, null, null, _time.GetUtcNow().UtcDateTime)) with
        {
            Url = input.Url.Trim(),
            Events = [.. input.Events.Distinct().Order(StringComparer.Ordinal)],
            IsActive = input.IsActive,
        };
        if (input.IsActive && before?.IsActive != true)
            webhook = webhook with { FailingSinceUtc = null, Stopped = null };
        await _store.KeepAsync(webhook, cancellationToken);
        _audit.Note(actor, AuditActions.WebhookSaved, webhook.Id, from: before is null ? null : InWords(before), to: InWords(webhook));
        await transaction.CommitAsync(cancellationToken);
        return new SavedWebhook(ToListing(webhook), plain);
    }

    /// <summary>Makes a new secret; the old one signs as well for a day.</summary>
    /// <returns>The new secret, or <c>may-not-manage-webhooks</c>, <c>no-such-webhook</c>.</returns>
    public async Task<Result<SavedWebhook>> RotateAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(actor) is { } refused)
            return refused;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _store.FindAsync(id, cancellationToken) is not { } webhook)
            return NoSuchWebhook;

        var (plain, kept) = _secrets.New();
        webhook = webhook with { Secret = kept, OldSecret = webhook.Secret, OldSecretUntilUtc = _time.GetUtcNow().UtcDateTime + Overlap };
        await _store.KeepAsync(webhook, cancellationToken);
        _audit.Note(actor, AuditActions.WebhookSecretChanged, id);
        await transaction.CommitAsync(cancellationToken);
        return new SavedWebhook(ToListing(webhook), plain);
    }

    /// <returns>True, or <c>may-not-manage-webhooks</c>, <c>no-such-webhook</c>.</returns>
    public async Task<Result<bool>> DeleteAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(actor) is { } refused)
            return refused;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _store.FindAsync(id, cancellationToken) is not { } webhook)
            return NoSuchWebhook;
        await _store.DeleteAsync(id, cancellationToken);
        _audit.Note(actor, AuditActions.WebhookDeleted, id, from: InWords(webhook));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Sends a trial, also to one that is switched off.</summary>
    /// <returns>True, or <c>may-not-manage-webhooks</c>, <c>no-such-webhook</c>.</returns>
    public async Task<Result<bool>> PingAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(actor) is { } refused)
            return refused;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _store.FindAsync(id, cancellationToken) is null)
            return NoSuchWebhook;
        var body = JsonSerializer.Serialize(new { type = WebhookEvents.Ping, timestamp = _time.GetUtcNow().UtcDateTime, data = new { } });
        await _outbox.AddAsync(
            IdText.New(), WebhookMessage.Kind, $"{WebhookMessage.Kind}:{id}", TellWebhooks.Payload(id, WebhookEvents.Ping, body), cancellationToken);
        _audit.Note(actor, AuditActions.WebhookReplayed, id, comment: WebhookEvents.Ping);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <returns>The last attempts, the last first, or <c>may-not-manage-webhooks</c>.</returns>
    public async Task<Result<IReadOnlyList<DeliveryLine>>> DeliveriesAsync(string id, Actor actor, CancellationToken cancellationToken) =>
        Against(actor) is { } refused
            ? refused
            : Result.Of<IReadOnlyList<DeliveryLine>>(
            [
                .. (await _store.ListDeliveriesAsync(id, MostDeliveries, cancellationToken)).Select(delivery => new DeliveryLine(
                    delivery.MessageId, delivery.Event, delivery.AtUtc, delivery.Attempt, delivery.Status, delivery.Milliseconds, delivery.Error,
                    delivery.Answer)),
            ]);

    /// <summary>Sends a message again under the same id, so that the receiver can tell.</summary>
    /// <returns>True, or <c>may-not-manage-webhooks</c>, <c>no-such-message</c> (also for one that waits to be sent).</returns>
    public async Task<Result<bool>> ReplayAsync(string id, string messageId, Actor actor, CancellationToken cancellationToken)
    {
        if (Against(actor) is { } refused)
            return refused;
        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (!await _outbox.SendAgainAsync(messageId, $"{WebhookMessage.Kind}:{id}", cancellationToken))
            return Problem.NotFound("no-such-message", "This message is not kept any more, or waits to be sent already.");
        _audit.Note(actor, AuditActions.WebhookReplayed, id, comment: messageId);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The address is looked up again at each sending; this only tells early.</summary>
    private async Task<Problem?> AgainstUrlAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MaxUrlLength || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            return Problem.Invalid("bad-url", $"'{text}' is not an address such as https://example.org/hook, without a name and password.");
        if (_options.AllowPrivateAddresses)
            return null;

        IPAddress[] addresses;
        try
        {
            addresses = await Dns.GetHostAddressesAsync(url.IdnHost.Trim('[', ']'), cancellationToken);
        }
        catch (SocketException)
        {
            return Problem.Invalid("bad-url", $"'{url.Host}' is not known to the name service.");
        }

        return Array.TrueForAll(addresses, PublicAddress.Is)
            ? null
            : Problem.Invalid("private-address", $"'{url.Host}' is at a private address, which webhooks do not go to (Cms:Webhooks:AllowPrivate).");
    }

    private static Problem? Against(Actor actor) => actor.Can(Permissions.ManageWorkflows)
        ? null
        : Problem.Forbidden("may-not-manage-webhooks", "Webhooks are looked after by those who may manage workflows.");

    private static Problem NoSuchWebhook { get; } = Problem.NotFound("no-such-webhook", "This webhook does not exist.");

    private static string InWords(Webhook webhook) =>
        $"{webhook.Url} {(webhook.IsActive ? "on" : "off")}: {string.Join(", ", webhook.Events)}";

    private static WebhookListing ToListing(Webhook webhook) => new(
        webhook.Id, webhook.Url, [.. webhook.Events], webhook.IsActive, webhook.CreatedUtc, webhook.FailingSinceUtc, webhook.Stopped, webhook.OldSecretUntilUtc);
}
