using System.Data.Common;
using System.Globalization;
using System.Text;
using Cms.Data.Transactions;
using Cms.Workflows.Runs;

namespace Cms.Data.Workflows;

/// <summary>The list of all runs, and the end of old ones.</summary>
public sealed class RunListStore
{
    private readonly Database _database;

    internal RunListStore(Database database) => _database = database;

    /// <summary>The runs that pass the filter, the last changed first, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<RunListing> Runs, int Total)> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        var (where, values) = Where(filter);
        var total = await _database.ListAsync($"SELECT COUNT(*) {From}{where}", values, row => (int)row.GetInt64(0), cancellationToken);
        var page = $"""
            SELECT r."RunId", r."TypeId", r."TypeVersion", t."Name", r."CorrelationId", v."DisplayText", r."Status", r."Fault", r."AtTitle",
                r."StartedUtc", r."ChangedUtc"
            {From}{where}
            ORDER BY COALESCE(r."ChangedUtc", 0) DESC, r."RunId"
            LIMIT {filter.Take.ToString(CultureInfo.InvariantCulture)} OFFSET {filter.Skip.ToString(CultureInfo.InvariantCulture)}
            """;
        return (await _database.ListAsync(page, values, Read, cancellationToken), total[0]);
    }

    /// <summary>What was done in one run, the oldest first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ListJournalAsync(string runId, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "RunId", "Seq", "ActivityId", "Name", "Outcome", "FromState", "ToState", "AccountId", "Comment", "ItemNumber", "AtUtc", "Note"
            FROM "WorkflowJournal" WHERE "RunId" = {runId} ORDER BY "Seq"
            """,
            row => new JournalEntry(
                row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.TextOrNull(5),
                row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8), row.IntOrNull(9), row.Instant(10))
            { Note = row.TextOrNull(11) },
            cancellationToken);

    /// <summary>Deletes runs with their journals that were over before this instant, at most so many at a time. Runs of the desk stay:
    /// their journals are the memory of who did what to a piece.</summary>
    /// <returns>How many went.</returns>
    public Task<int> DeleteOverAsync(DateTime beforeUtc, int most, CancellationToken cancellationToken) => _database.ExecuteAsync(
        $"""
        DELETE FROM "WorkflowRuns" WHERE "RunId" IN (
            SELECT r."RunId" FROM "WorkflowRuns" r
            WHERE r."Status" IN ({RunStatus.Finished}, {RunStatus.Aborted}) AND r."ChangedUtc" < {beforeUtc}
                AND NOT EXISTS (SELECT 1 FROM "WorkflowJournal" j WHERE j."RunId" = r."RunId" AND j."FromState" IS NOT NULL)
            ORDER BY r."ChangedUtc" LIMIT {most})
        """,
        cancellationToken);

    private const string From = """
        FROM "WorkflowRuns" r
        JOIN "WorkflowTypes" t ON t."TypeId" = r."TypeId" AND t."Version" = r."TypeVersion"
        LEFT JOIN "ItemVersions" v ON v."ItemId" = r."CorrelationId" AND v."Latest"
        """;

    private static (string Where, List<object?> Values) Where(RunFilter filter)
    {
        var (where, values) = (new StringBuilder(), new List<object?>());
        if (filter.WorkflowTypeId is { } type)
            And($"""r."TypeId" = {Value(type)}""");
        if (filter.Statuses is { Count: > 0 } statuses)
            And($"""r."Status" IN ({string.Join(", ", statuses.Select(status => Value(status)))})""");
        if (filter.CorrelationId is { } correlation)
            And($"""r."CorrelationId" = {Value(correlation)}""");
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = Value($"%{filter.Text.Trim().ToLowerInvariant().Replace("!", "!!", StringComparison.Ordinal)
                .Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%");
            string[] columns = ["r.\"Fault\"", "v.\"DisplayText\"", "r.\"RunId\"", "r.\"CorrelationId\"", "t.\"Name\"", "r.\"AtTitle\""];
            And($"({string.Join(" OR ", columns.Select(column => $"LOWER({column}) LIKE {like} ESCAPE '!'"))})");
        }

        return (where.ToString(), values);

        void And(string condition) => where.Append(where.Length == 0 ? "\nWHERE " : " AND ").Append(condition);

        string Value(object value)
        {
            values.Add(value);
            return Database.ParameterName(values.Count - 1);
        }
    }

    private static RunListing Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), (RunStatus)row.GetInt32(6),
        row.TextOrNull(7), row.TextOrNull(8), row.InstantOrNull(9), row.InstantOrNull(10));
}
