using System.Text.Json;
using Cms.Data.Outbox;

namespace Cms.Editorial.Outbox;

/// <summary>Sends messages of one kind. Called outside any transaction, at least once for each message.</summary>
public interface IOutboxSender
{
    /// <summary>The <see cref="OutboxMessage.Kind"/> it sends.</summary>
    string Kind { get; }

    /// <summary>Tries once. The message's id goes along as idempotency key where the receiver can take one.</summary>
    Task<OutboxSending> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>Wants to know what became of messages whose origin begins with its name and a colon.</summary>
public interface IOutboxListener
{
    string Name { get; }

    /// <summary>Called once for each message, in the transaction that marks it as sent or parked.</summary>
    Task OnEndedAsync(OutboxMessage message, OutboxSending sending, CancellationToken cancellationToken);
}

/// <summary>How an attempt ended.</summary>
/// <param name="Error">Null when the message was sent.</param>
/// <param name="Result">What the receiver answered, for whoever asked for it.</param>
/// <param name="IsFinal">Whether another attempt would only fail again.</param>
public sealed record OutboxSending(string? Error, JsonElement? Result = null, bool IsFinal = false)
{
    public static OutboxSending Sent(JsonElement? result = null) => new(null, result);

    /// <summary>Worth another attempt, later.</summary>
    public static OutboxSending Failed(string error, JsonElement? result = null) => new(error, result);

    public static OutboxSending Refused(string error) => new(error, null, IsFinal: true);
}
