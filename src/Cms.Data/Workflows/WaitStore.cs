using System.Data.Common;
using Cms.Data.Transactions;

namespace Cms.Data.Workflows;

/// <summary>What runs wait for: events, found by one indexed statement, and times.</summary>
public sealed class WaitStore
{
    private readonly Database _database;

    internal WaitStore(Database database) => _database = database;

    /// <summary>Notes that a run waits; writes only inside a transaction.</summary>
    public Task AddAsync(WorkflowWait wait, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        return _database.ExecuteAsync(
            $"""
            INSERT INTO "WorkflowWaits" ("RunId", "ActivityId", "EventName", "CorrelationId", "Subject")
            VALUES ({wait.RunId}, {wait.ActivityId}, {wait.EventName}, {wait.CorrelationId}, {wait.Subject})
            """,
            cancellationToken);
    }

    /// <summary>Forgets what a run waited for at these activities, times included.</summary>
    public async Task RemoveAsync(string runId, IReadOnlyCollection<string> activityIds, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        await _database.ExecuteAsync(
            $"""DELETE FROM "WorkflowWaits" WHERE "RunId" = {runId} AND "ActivityId" IN {activityIds}""", cancellationToken);
        await _database.ExecuteAsync(
            $"""DELETE FROM "WorkflowTimers" WHERE "RunId" = {runId} AND "ActivityId" IN {activityIds}""", cancellationToken);
    }

    /// <summary>Lets a run wait for events of another item from now on.</summary>
    public Task CorrelateAsync(string runId, string? correlationId, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""UPDATE "WorkflowWaits" SET "CorrelationId" = {correlationId} WHERE "RunId" = {runId}""", cancellationToken);

    /// <summary>What a run waits for.</summary>
    public async Task<IReadOnlyList<WorkflowWait>> ListAsync(string runId, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "RunId", "ActivityId", "EventName", "CorrelationId", "Subject" FROM "WorkflowWaits"
        WHERE "RunId" = {runId} ORDER BY "ActivityId"
        """,
        Read,
        cancellationToken);

    /// <summary>Who waits for this event of this item.</summary>
    public async Task<IReadOnlyList<WorkflowWait>> FindByCorrelationAsync(
        IReadOnlyCollection<string> eventNames, string correlationId, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "RunId", "ActivityId", "EventName", "CorrelationId", "Subject" FROM "WorkflowWaits"
        WHERE "EventName" IN {eventNames} AND "CorrelationId" = {correlationId} ORDER BY "RunId", "ActivityId"
        """,
        Read,
        cancellationToken);

    /// <summary>Who waits for this event with this subject.</summary>
    public async Task<IReadOnlyList<WorkflowWait>> FindBySubjectAsync(
        string eventName, string subject, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "RunId", "ActivityId", "EventName", "CorrelationId", "Subject" FROM "WorkflowWaits"
        WHERE "EventName" = {eventName} AND "Subject" = {subject} ORDER BY "RunId", "ActivityId"
        """,
        Read,
        cancellationToken);

    /// <summary>Who waits for this event with this subject in runs about this item, or about none.</summary>
    public async Task<IReadOnlyList<WorkflowWait>> FindBySubjectAsync(
        string eventName, string subject, string? correlationId, CancellationToken cancellationToken) => correlationId is null
        ? await _database.ListAsync(
            $"""
            SELECT "RunId", "ActivityId", "EventName", "CorrelationId", "Subject" FROM "WorkflowWaits"
            WHERE "EventName" = {eventName} AND "Subject" = {subject} AND "CorrelationId" IS NULL ORDER BY "RunId", "ActivityId"
            """,
            Read,
            cancellationToken)
        : await _database.ListAsync(
            $"""
            SELECT "RunId", "ActivityId", "EventName", "CorrelationId", "Subject" FROM "WorkflowWaits"
            WHERE "EventName" = {eventName} AND "Subject" = {subject} AND "CorrelationId" = {correlationId} ORDER BY "RunId", "ActivityId"
            """,
            Read,
            cancellationToken);

    /// <summary>Sets a time; one of the same id is replaced.</summary>
    public Task SetTimerAsync(WorkflowTimer timer, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        INSERT INTO "WorkflowTimers" ("TimerId", "Kind", "RunId", "TypeId", "ActivityId", "DueUtc", "Attempts", "Error")
        VALUES ({timer.TimerId}, {timer.Kind}, {timer.RunId}, {timer.WorkflowTypeId}, {timer.ActivityId}, {timer.DueUtc}, {timer.Attempts}, {timer.Error})
        ON CONFLICT ("TimerId") DO UPDATE SET "DueUtc" = excluded."DueUtc", "Attempts" = excluded."Attempts", "Error" = excluded."Error"
        """,
        cancellationToken);

    /// <summary>Timers that are due, the earliest first.</summary>
    public async Task<IReadOnlyList<WorkflowTimer>> ListDueAsync(DateTime nowUtc, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "TimerId", "Kind", "RunId", "TypeId", "ActivityId", "DueUtc", "Attempts", "Error" FROM "WorkflowTimers"
            WHERE "DueUtc" <= {nowUtc} ORDER BY "DueUtc", "TimerId" LIMIT {most}
            """,
            ReadTimer,
            cancellationToken);

    /// <summary>The times that a run waits for, the earliest first.</summary>
    public async Task<IReadOnlyList<WorkflowTimer>> ListTimersAsync(string runId, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "TimerId", "Kind", "RunId", "TypeId", "ActivityId", "DueUtc", "Attempts", "Error" FROM "WorkflowTimers"
            WHERE "RunId" = {runId} ORDER BY "DueUtc", "TimerId"
            """,
            ReadTimer,
            cancellationToken);

    /// <summary>The times at which runs of a type start.</summary>
    public async Task<IReadOnlyList<WorkflowTimer>> ListStartsAsync(string workflowTypeId, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "TimerId", "Kind", "RunId", "TypeId", "ActivityId", "DueUtc", "Attempts", "Error" FROM "WorkflowTimers"
            WHERE "TypeId" = {workflowTypeId} AND "Kind" = {WorkflowTimerKind.Start}
            """,
            ReadTimer,
            cancellationToken);

    /// <summary>
    /// Takes a due timer for good, in the transaction of what it sets off: of any number of nodes one gets it, and if that
    /// transaction fails the timer is due again.
    /// </summary>
    /// <returns>False when it is gone, or due at another time.</returns>
    public async Task<bool> TakeTimerAsync(WorkflowTimer timer, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        return await _database.ExecuteAsync(
            $"""DELETE FROM "WorkflowTimers" WHERE "TimerId" = {timer.TimerId} AND "DueUtc" = {timer.DueUtc}""", cancellationToken) == 1;
    }

    /// <summary>Moves a timer whose work failed to a later time.</summary>
    public Task PostponeTimerAsync(WorkflowTimer timer, DateTime nextUtc, string error, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(
            $"""
            UPDATE "WorkflowTimers" SET "DueUtc" = {nextUtc}, "Attempts" = "Attempts" + 1, "Error" = {error}
            WHERE "TimerId" = {timer.TimerId} AND "DueUtc" = {timer.DueUtc}
            """,
            cancellationToken);

    public Task DeleteTimerAsync(string timerId, CancellationToken cancellationToken) =>
        _database.ExecuteAsync($"""DELETE FROM "WorkflowTimers" WHERE "TimerId" = {timerId}""", cancellationToken);

    private static WorkflowWait Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.TextOrNull(3), row.TextOrNull(4));

    private static WorkflowTimer ReadTimer(DbDataReader row) => new(
        row.GetString(0), (WorkflowTimerKind)row.GetInt32(1), row.TextOrNull(2), row.GetString(3), row.GetString(4), row.Instant(5),
        row.GetInt32(6), row.TextOrNull(7));
}
