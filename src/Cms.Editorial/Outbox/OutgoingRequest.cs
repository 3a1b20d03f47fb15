using System.Collections.Immutable;

namespace Cms.Editorial.Outbox;

/// <summary>An HTTP request as it lies in the outbox.</summary>
/// <param name="Accepted">Status codes that are an answer; others are tried again when they may pass (408, 429, 5xx).</param>
public sealed record OutgoingRequest(
    string Url,
    string Method,
    ImmutableArray<KeyValuePair<string, string>> Headers,
    string? Body,
    string ContentType,
    ImmutableArray<int> Accepted)
{
    /// <summary>The kind of such a message.</summary>
    public const string Kind = "request";
}
