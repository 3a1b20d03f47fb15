using System.Text;
using System.Text.Json;
using Cms.Data.Outbox;

namespace Cms.Editorial.Outbox;

/// <summary>
/// Sends HTTP requests of the outbox, with the message's id as <c>Idempotency-Key</c>. It goes to public addresses only, unless
/// the configuration allows private ones, follows no redirect and reads a bounded part of the answer.
/// </summary>
internal sealed class RequestSender : IOutboxSender, IDisposable
{
    /// <summary>Longest answer that is kept, in bytes.</summary>
    public const int MaxAnswer = 1_000_000;

    private readonly HttpClient _client;

    public RequestSender(EditorialOptions options) => _client = PublicInternet.Client(options);

    public string Kind => OutgoingRequest.Kind;

    public async Task<OutboxSending> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var outgoing = JsonSerializer.Deserialize<OutgoingRequest>(message.Payload)!;
        if (!Uri.TryCreate(outgoing.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return OutboxSending.Refused($"'{outgoing.Url}' is no http or https address.");

        using var request = Compose(outgoing, url, message.Id);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var result = await ReadAsync(answer, cancellationToken);
            var status = (int)answer.StatusCode;
            return outgoing.Accepted.Contains(status) || status is not (408 or 429 or >= 500)
                ? OutboxSending.Sent(result)
                : OutboxSending.Failed($"{url.Host} answered {status} {answer.ReasonPhrase}.", result);
        }
        catch (HttpRequestException exception) when (PublicInternet.Refusal(exception) is { } refusal)
        {
            return OutboxSending.Refused(refusal);
        }
        catch (HttpRequestException exception)
        {
            return OutboxSending.Failed(exception.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Compose(OutgoingRequest outgoing, Uri url, string id)
    {
        var request = new HttpRequestMessage(new HttpMethod(outgoing.Method), url);
        if (!string.IsNullOrEmpty(outgoing.Body))
        {
            request.Content = new StringContent(outgoing.Body, Encoding.UTF8);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", outgoing.ContentType);
        }

        foreach (var (name, value) in outgoing.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.Remove("Idempotency-Key");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", id);
        return request;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16_384];
        using var body = new MemoryStream();
        while (body.Length < MaxAnswer && await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            body.Write(buffer, 0, (int)Math.Min(read, MaxAnswer - body.Length));

        return JsonSerializer.SerializeToElement(new
        {
            Body = Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length).Replace("\0", "", StringComparison.Ordinal),
            Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)),
            StatusCode = (int)answer.StatusCode,
            answer.ReasonPhrase,
            answer.IsSuccessStatusCode,
        });
    }
}
