using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Data.Translations;
using Cms.Workflows.Runs;

namespace Cms.Data.Workflows;

/// <summary>Runs of workflows and their journal.</summary>
public sealed class RunStore
{
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly TimeProvider _time;

    internal RunStore(Database database, UnitOfWork work, TimeProvider time)
    {
        _database = database;
        _work = work;
        _time = time;
    }

    /// <param name="editorial">Where an editorial run waits; null for every other run.</param>
    /// <exception cref="InvalidOperationException">Another editorial run of the same article waits already.</exception>
    public async Task AddAsync(
        WorkflowRun run, IReadOnlyList<JournalEntry> journal, WaitingAt? editorial, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        try
        {
            await _database.ExecuteAsync(
                $"""
                INSERT INTO "WorkflowRuns" ("RunId", "TypeId", "TypeVersion", "CorrelationId", "Status", "RowVersion", "Json",
                    "AtActivityId", "AtTitle", "AtState", "AtSinceUtc", "StartedUtc", "ChangedUtc", "Fault")
                VALUES ({run.RunId}, {run.WorkflowTypeId}, {run.TypeVersion}, {run.CorrelationId}, {run.Status}, 1, {WorkflowRunJson.Write(run)},
                    {editorial?.ActivityId}, {editorial?.Title}, {editorial?.State}, {(editorial is null ? null : Now)},
                    {Now}, {Now}, {run.FaultMessage})
                """,
                cancellationToken);
        }
        catch (UniqueViolationException exception)
        {
            throw Second(run, exception);
        }

        await AppendAsync(run.RunId, journal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc cref="AddAsync"/>
    /// <returns>False when the run moved since <paramref name="before"/> was read; nothing was written.</returns>
    public async Task<bool> SaveAsync(
        StoredRun before,
        WorkflowRun run,
        IReadOnlyList<JournalEntry> journal,
        WaitingAt? editorial,
        CancellationToken cancellationToken)
    {
        if (run.RunId != before.Run.RunId)
            throw new ArgumentException("This is another run.", nameof(run));

        await using var transaction = await _work.BeginAsync(cancellationToken);
        int written;
        try
        {
            written = await _database.ExecuteAsync(
                $"""
                UPDATE "WorkflowRuns" SET "RowVersion" = "RowVersion" + 1, "Status" = {run.Status}, "Json" = {WorkflowRunJson.Write(run)},
                    "AtActivityId" = {editorial?.ActivityId}, "AtTitle" = {editorial?.Title}, "AtState" = {editorial?.State},
                    "AtSinceUtc" = CASE WHEN "AtActivityId" = {editorial?.ActivityId ?? ""} THEN "AtSinceUtc"
                        ELSE {(editorial is null ? null : Now.Ticks)} END,
                    "CorrelationId" = {run.CorrelationId}, "ChangedUtc" = {Now}, "Fault" = {run.FaultMessage}
                WHERE "RunId" = {run.RunId} AND "RowVersion" = {before.RowVersion}
                """,
                cancellationToken);
        }
        catch (UniqueViolationException exception)
        {
            throw Second(run, exception);
        }

        if (written == 1)
            await AppendAsync(run.RunId, journal, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return written == 1;
    }

    public Task<StoredRun?> FindAsync(string runId, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "Json", "RowVersion", "AtActivityId", "AtTitle", "AtState" FROM "WorkflowRuns" WHERE "RunId" = {runId}
        """,
        Read,
        cancellationToken);

    /// <summary>The waiting editorial run of an article; there is at most one.</summary>
    public Task<StoredRun?> FindEditorialAsync(ItemId correlation, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "Json", "RowVersion", "AtActivityId", "AtTitle", "AtState" FROM "WorkflowRuns"
        WHERE "CorrelationId" = {correlation} AND "AtActivityId" IS NOT NULL
        """,
        Read,
        cancellationToken);

    /// <summary>A run, which nobody else can hold or move until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task<StoredRun?> HoldAsync(string runId, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        if (_database.IsPostgreSql)
            await _database.ExecuteAsync($"""SELECT 1 FROM "WorkflowRuns" WHERE "RunId" = {runId} FOR UPDATE""", cancellationToken);

        return await FindAsync(runId, cancellationToken);
    }

    public async Task DeleteAsync(string runId, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync($"""DELETE FROM "WorkflowRuns" WHERE "RunId" = {runId}""", cancellationToken);

    /// <summary>How many runs of this type are not over: for singletons, and before a type goes.</summary>
    public Task<int> CountUnfinishedAsync(string workflowTypeId, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT COUNT(*) FROM "WorkflowRuns"
        WHERE "TypeId" = {workflowTypeId} AND "Status" NOT IN ({RunStatus.Finished}, {RunStatus.Aborted})
        """,
        row => (int)row.GetInt64(0),
        cancellationToken);

    /// <summary>What was done in all runs of an item, the oldest first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> ListJournalAsync(ItemId correlation, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT j."RunId", j."Seq", j."ActivityId", j."Name", j."Outcome", j."FromState", j."ToState", j."AccountId", j."Comment",
                j."ItemNumber", j."AtUtc", j."Note"
            FROM "WorkflowJournal" j JOIN "WorkflowRuns" r ON r."RunId" = j."RunId"
            WHERE r."CorrelationId" = {correlation} ORDER BY j."AtUtc", j."RunId", j."Seq"
            """,
            row => new JournalEntry(
                row.GetString(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetString(4), row.TextOrNull(5),
                row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8), row.IntOrNull(9), row.Instant(10))
            { Note = row.TextOrNull(11) },
            cancellationToken);

    /// <summary>Everything that waits in editorial workflows, the longest waiting first, in one statement.</summary>
    public async Task<IReadOnlyList<WaitingPiece>> ListWaitingAsync(CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT r."CorrelationId", r."RunId", r."AtActivityId", r."AtTitle", r."AtState", r."AtSinceUtc",
            c."StoryId", c."Culture", c."AccountId", c."ClaimedUtc", v."DisplayText", v."ContentType", v."Number",
            (SELECT s."Language" FROM "SourceRevisions" s WHERE s."StoryId" = c."StoryId" ORDER BY s."Number" DESC LIMIT 1), r."Fault"
        FROM "WorkflowRuns" r
        JOIN "ItemVersions" v ON v."ItemId" = r."CorrelationId" AND v."Latest"
        LEFT JOIN "Claims" c ON c."ArticleId" = r."CorrelationId"
        WHERE r."AtActivityId" IS NOT NULL
        ORDER BY r."AtSinceUtc", r."RunId"
        """,
        ReadPiece,
        cancellationToken);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    private async Task AppendAsync(string runId, IReadOnlyList<JournalEntry> journal, CancellationToken cancellationToken)
    {
        // The run's row is locked by the statement before, so nobody else counts at the same time.
        foreach (var entry in journal)
        {
            await _database.ExecuteAsync(
                $"""
                INSERT INTO "WorkflowJournal" ("RunId", "Seq", "ActivityId", "Name", "Outcome", "FromState", "ToState", "AccountId",
                    "Comment", "ItemNumber", "AtUtc", "Note")
                VALUES ({runId}, (SELECT COALESCE(MAX("Seq"), 0) + 1 FROM "WorkflowJournal" WHERE "RunId" = {runId}),
                    {entry.ActivityId}, {entry.Name}, {entry.Outcome}, {entry.FromState}, {entry.ToState}, {entry.AccountId},
                    {entry.Comment}, {entry.ItemNumber}, {entry.AtUtc}, {entry.Note})
                """,
                cancellationToken);
        }
    }

    private static StoredRun Read(DbDataReader row) => new(
        WorkflowRunJson.Read(row.GetString(0)),
        row.GetInt32(1),
        row.IsDBNull(2) ? null : new WaitingAt(row.GetString(2), row.GetString(3), row.TextOrNull(4)));

    private static WaitingPiece ReadPiece(DbDataReader row)
    {
        var article = new ItemId(row.GetString(0));
        return new WaitingPiece(
            article,
            row.GetString(1),
            new WaitingAt(row.GetString(2), row.GetString(3), row.TextOrNull(4)),
            row.Instant(5),
            row.IsDBNull(6) ? null : new Claim(new ItemId(row.GetString(6)), row.GetString(7), article, row.TextOrNull(8), row.Instant(9)),
            row.TextOrNull(10),
            row.GetString(11),
            row.GetInt32(12),
            row.TextOrNull(13))
        {
            Fault = row.TextOrNull(14),
        };
    }

    private static InvalidOperationException Second(WorkflowRun run, UniqueViolationException exception) =>
        exception.Constraint == UniqueViolationException.OneEditorialRun
            ? new InvalidOperationException($"Item {run.CorrelationId} waits in another editorial workflow already.", exception)
            : new InvalidOperationException($"The run {run.RunId} is there already.", exception);
}
