using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cms.Content.Items;
using Cms.Data.Outbox;
using Cms.Data.Webhooks;
using Cms.Editorial.Outbox;

namespace Cms.Editorial.Webhooks;

/// <summary>The connections of all webhooks: to public addresses only, without redirects.</summary>
internal sealed class WebhookClient(EditorialOptions options) : IDisposable
{
    public HttpClient Http { get; } = PublicInternet.Client(options, TimeSpan.FromSeconds(20));

    public void Dispose() => Http.Dispose();
}

/// <summary>Sends what webhooks are told, signed, and keeps in their log how it went.</summary>
internal sealed class WebhookSender(WebhookStore store, WebhookSecrets secrets, WebhookClient client, TimeProvider time) : IOutboxSender
{
    /// <summary>Of the answer, in bytes.</summary>
    private const int KeptAnswer = 500;

    public string Kind => WebhookMessage.Kind;

    public async Task<OutboxSending> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var what = JsonSerializer.Deserialize<WebhookMessage>(message.Payload)!;
        if (await store.FindAsync(what.WebhookId, cancellationToken) is not { } webhook)
            return OutboxSending.Sent();
        if (!webhook.IsActive && what.Event != WebhookEvents.Ping)
            return OutboxSending.Refused("The webhook is switched off.");

        var watch = Stopwatch.StartNew();
        var (status, answer, error, isFinal) = await PostAsync(webhook, message.Id, what.Body, cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        await store.AddAsync(
            new WebhookDelivery(
                IdText.New(), webhook.Id, message.Id, what.Event, now, message.Attempts, status, (int)watch.ElapsedMilliseconds, error, answer),
            CancellationToken.None);
        if (error is null)
            await store.MarkReachedAsync(webhook.Id, CancellationToken.None);
        else
            await store.MarkFailingAsync(webhook.Id, now, CancellationToken.None);
        return error is null ? OutboxSending.Sent() : new OutboxSending(error, null, isFinal);
    }

    private async Task<(int? Status, string? Answer, string? Error, bool IsFinal)> PostAsync(
        Webhook webhook, string id, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        try
        {
            Sign(request, webhook, id, body);
            using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            var begin = await BeginningAsync(answer, cancellationToken);
            return answer.IsSuccessStatusCode ? (status, begin, null, false) : (status, begin, $"The answer was {status}.", status == 410);
        }
        catch (CryptographicException)
        {
            return (null, null, "The secret cannot be read any more: make a new one.", true);
        }
        catch (HttpRequestException e)
        {
            var refusal = PublicInternet.Refusal(e);
            return (null, null, refusal ?? e.Message, refusal is not null);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return (null, null, "No answer in time.", false);
        }
    }

    private void Sign(HttpRequestMessage request, Webhook webhook, string id, string body)
    {
        var now = time.GetUtcNow();
        var timestamp = now.ToUnixTimeSeconds();
        var signature = secrets.Sign(webhook.Secret, id, timestamp, body);
        if (webhook.OldSecret is { } old && webhook.OldSecretUntilUtc > now.UtcDateTime)
            signature += " " + secrets.Sign(old, id, timestamp, body);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", signature);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", id);
    }

    /// <summary>However much the receiver sends, no more is read.</summary>
    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[KeptAnswer];
        var read = await stream.ReadAtLeastAsync(buffer, KeptAnswer, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, read).Replace("\0", "", StringComparison.Ordinal);
    }
}
