namespace Cms.Data.Outbox;

/// <summary>An effect outside the database that was decided inside a transaction.</summary>
/// <param name="Id">Also the idempotency key that the receiver sees.</param>
/// <param name="Kind">Who sends it, for example <c>mail</c>.</param>
/// <param name="Origin">Who wants to know what became of it; null for nobody.</param>
/// <param name="Payload">JSON, as the sender reads it.</param>
/// <param name="Attempts">How often it was tried, the running attempt included.</param>
/// <param name="Error">Why the last attempt failed; null if none did.</param>
public sealed record OutboxMessage(
    string Id,
    string Kind,
    string? Origin,
    string Payload,
    OutboxState State,
    DateTime CreatedUtc,
    DateTime DueUtc,
    int Attempts,
    string? Error,
    DateTime? SentUtc);

public enum OutboxState
{
    Waiting = 0,
    Sent = 1,

    /// <summary>Given up after too many attempts; somebody has to look.</summary>
    Parked = 2,
}
