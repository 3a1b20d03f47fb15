using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Schedules;

/// <summary>What is to happen to items later. A row ends once: every end is a conditional update of a waiting row, so that one
/// of many nodes, or of an editor and a node, has it.</summary>
public sealed class ScheduleStore
{
    private readonly Database _database;

    internal ScheduleStore(Database database) => _database = database;

    /// <summary>Adds a waiting row; an item has at most one for each action.</summary>
    /// <returns>False when there is one already.</returns>
    public async Task<bool> AddAsync(Schedule schedule, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "Schedules" ("Id", "ItemId", "Action", "DueUtc", "LocalTime", "TimeZone", "Number", "AccountId", "SetUtc", "State", "IsLate")
        VALUES ({schedule.Id}, {schedule.Item}, {schedule.Action}, {schedule.DueUtc}, {schedule.LocalTime}, {schedule.TimeZone},
            {schedule.Number}, {schedule.AccountId}, {schedule.SetUtc}, {ScheduleState.Waiting}, FALSE)
        ON CONFLICT DO NOTHING
        """,
        cancellationToken) == 1;

    /// <summary>Makes a waiting row wait for another version, for the account that made it.</summary>
    /// <returns>False when it does not wait any more.</returns>
    public async Task<bool> FollowAsync(string id, int number, string? accountId, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Schedules" SET "Number" = {number}, "AccountId" = {accountId} WHERE "Id" = {id} AND "State" = {ScheduleState.Waiting}
            """,
            cancellationToken) == 1;

    /// <summary>Ends a waiting row.</summary>
    /// <returns>False when somebody else has ended it.</returns>
    public async Task<bool> EndAsync(
        string id, ScheduleState state, DateTime atUtc, bool isLate, string? reason, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Schedules" SET "State" = {state}, "EndedUtc" = {atUtc}, "IsLate" = {isLate}, "Reason" = {reason}
            WHERE "Id" = {id} AND "State" = {ScheduleState.Waiting} AND ("DueUtc" <= {atUtc} OR {state == ScheduleState.Cancelled})
            """,
            cancellationToken) == 1;

    /// <summary>What waits for an item: none, one or both actions.</summary>
    public async Task<IReadOnlyList<Schedule>> FindWaitingAsync(ItemId item, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "ItemId", "Action", "DueUtc", "LocalTime", "TimeZone", "Number", "AccountId", "SetUtc", "State", "EndedUtc",
                "IsLate", "Reason"
            FROM "Schedules" WHERE "ItemId" = {item} AND "State" = {ScheduleState.Waiting} ORDER BY "Action"
            """,
            Read,
            cancellationToken);

    /// <summary>What is due, the longest overdue first.</summary>
    public async Task<IReadOnlyList<Schedule>> ListDueAsync(DateTime nowUtc, int take, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "ItemId", "Action", "DueUtc", "LocalTime", "TimeZone", "Number", "AccountId", "SetUtc", "State", "EndedUtc",
                "IsLate", "Reason"
            FROM "Schedules" WHERE "State" = 0 AND "DueUtc" <= {nowUtc} ORDER BY "DueUtc" LIMIT {take}
            """,
            Read,
            cancellationToken);

    /// <summary>What waits, the next first.</summary>
    public async Task<IReadOnlyList<Schedule>> ListWaitingAsync(int take, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "ItemId", "Action", "DueUtc", "LocalTime", "TimeZone", "Number", "AccountId", "SetUtc", "State", "EndedUtc",
                "IsLate", "Reason"
            FROM "Schedules" WHERE "State" = 0 ORDER BY "DueUtc" LIMIT {take}
            """,
            Read,
            cancellationToken);

    /// <summary>What ended since then, the last first.</summary>
    public async Task<IReadOnlyList<Schedule>> ListEndedAsync(DateTime sinceUtc, int take, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "Id", "ItemId", "Action", "DueUtc", "LocalTime", "TimeZone", "Number", "AccountId", "SetUtc", "State", "EndedUtc",
                "IsLate", "Reason"
            FROM "Schedules" WHERE "EndedUtc" >= {sinceUtc} ORDER BY "EndedUtc" DESC, "Id" LIMIT {take}
            """,
            Read,
            cancellationToken);

    private static Schedule Read(DbDataReader row) => new(
        row.GetString(0),
        new ItemId(row.GetString(1)),
        (ScheduleAction)row.GetInt32(2),
        row.Instant(3),
        row.GetString(4),
        row.GetString(5),
        row.GetInt32(6),
        row.TextOrNull(7),
        row.Instant(8),
        (ScheduleState)row.GetInt32(9),
        row.InstantOrNull(10),
        row.GetBoolean(11),
        row.TextOrNull(12));
}
