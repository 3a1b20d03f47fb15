using System.Data.Common;
using Cms.Data.Transactions;

namespace Cms.Data.Outbox;

/// <summary>
/// Messages to the world outside. They are written in the transaction that decides on them; whoever sends one holds a lease on
/// it, so it is sent at least once, and more than once only when a sender died after sending.
/// </summary>
public sealed class OutboxStore
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal OutboxStore(Database database, TimeProvider time) => (_database, _time) = (database, time);

    /// <summary>Writes a message that is due at once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task AddAsync(string id, string kind, string? origin, string payload, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        return _database.ExecuteAsync(
            $"""
            INSERT INTO "Outbox" ("Id", "Kind", "Origin", "Payload", "State", "CreatedUtc", "DueUtc", "Attempts")
            VALUES ({id}, {kind}, {origin}, {payload}, {OutboxState.Waiting}, {Now}, {Now}, 0)
            """,
            cancellationToken);
    }

    /// <summary>Ids of messages that are due and that nobody holds, the longest waiting first.</summary>
    public async Task<IReadOnlyList<string>> ListDueAsync(int most, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "Id" FROM "Outbox"
        WHERE "State" = {OutboxState.Waiting} AND "DueUtc" <= {Now} AND ("LeaseUntilUtc" IS NULL OR "LeaseUntilUtc" < {Now})
        ORDER BY "DueUtc", "Id" LIMIT {most}
        """,
        row => row.GetString(0),
        cancellationToken);

    /// <summary>Takes a due message for <paramref name="lease"/>.</summary>
    /// <returns>The message with this attempt counted; null when somebody else has it.</returns>
    public async Task<OutboxMessage?> TakeAsync(string id, TimeSpan lease, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""
        UPDATE "Outbox" SET "LeaseUntilUtc" = {Now + lease}, "Attempts" = "Attempts" + 1
        WHERE "Id" = {id} AND "State" = {OutboxState.Waiting} AND "DueUtc" <= {Now} AND ("LeaseUntilUtc" IS NULL OR "LeaseUntilUtc" < {Now})
        RETURNING "Id", "Kind", "Origin", "Payload", "State", "CreatedUtc", "DueUtc", "Attempts", "Error", "SentUtc"
        """,
        Read,
        cancellationToken);

    /// <summary>Ends an attempt that went well.</summary>
    /// <returns>False when this attempt's lease has passed to another.</returns>
    public async Task<bool> MarkSentAsync(OutboxMessage taken, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        UPDATE "Outbox" SET "State" = {OutboxState.Sent}, "SentUtc" = {Now}, "LeaseUntilUtc" = NULL, "Error" = NULL
        WHERE "Id" = {taken.Id} AND "State" = {OutboxState.Waiting} AND "Attempts" = {taken.Attempts}
        """,
        cancellationToken) == 1;

    /// <summary>Ends an attempt that failed.</summary>
    /// <param name="nextUtc">When to try again; null to give up until somebody looks.</param>
    /// <inheritdoc cref="MarkSentAsync"/>
    public async Task<bool> MarkFailedAsync(OutboxMessage taken, string error, DateTime? nextUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Outbox" SET "State" = {(nextUtc is null ? OutboxState.Parked : OutboxState.Waiting)},
                "DueUtc" = {nextUtc ?? taken.DueUtc}, "LeaseUntilUtc" = NULL, "Error" = {error}
            WHERE "Id" = {taken.Id} AND "State" = {OutboxState.Waiting} AND "Attempts" = {taken.Attempts}
            """,
            cancellationToken) == 1;

    /// <summary>Makes a parked message due again, with all its attempts before it.</summary>
    /// <returns>False when it is not parked.</returns>
    public async Task<bool> RetryAsync(string id, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        UPDATE "Outbox" SET "State" = {OutboxState.Waiting}, "DueUtc" = {Now}, "Attempts" = 0
        WHERE "Id" = {id} AND "State" = {OutboxState.Parked}
        """,
        cancellationToken) == 1;

    /// <summary>Makes a message due again that was sent or given up.</summary>
    /// <returns>False when it waits already, is not kept any more, or is of another origin.</returns>
    public async Task<bool> SendAgainAsync(string id, string origin, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        UPDATE "Outbox" SET "State" = {OutboxState.Waiting}, "DueUtc" = {Now}, "Attempts" = 0
        WHERE "Id" = {id} AND "Origin" = {origin} AND "State" <> {OutboxState.Waiting}
        """,
        cancellationToken) == 1;

    /// <summary>Messages in this state, the newest first.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> ListAsync(OutboxState state, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "Kind", "Origin", "Payload", "State", "CreatedUtc", "DueUtc", "Attempts", "Error", "SentUtc"
            FROM "Outbox" WHERE "State" = {state} ORDER BY "DueUtc" DESC, "Id" LIMIT {most}
            """,
            Read,
            cancellationToken);

    /// <summary>Forgets messages that were sent before this instant.</summary>
    public Task<int> DeleteSentAsync(DateTime beforeUtc, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""DELETE FROM "Outbox" WHERE "State" = {OutboxState.Sent} AND "DueUtc" < {beforeUtc}""", cancellationToken);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private static OutboxMessage Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.TextOrNull(2), row.GetString(3), (OutboxState)row.GetInt32(4), row.Instant(5),
        row.Instant(6), row.GetInt32(7), row.TextOrNull(8), row.InstantOrNull(9));
}
