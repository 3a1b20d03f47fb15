using System.Data.Common;
using Cms.Data.Transactions;
using Cms.Workflows;
using Cms.Workflows.Runs;

namespace Cms.Data.Workflows;

/// <summary>Workflow types, numbered by version: a run stays on the version it started on.</summary>
public sealed class WorkflowTypeStore
{
    private readonly Database _database;
    private readonly UnitOfWork _work;

    internal WorkflowTypeStore(Database database, UnitOfWork work)
    {
        _database = database;
        _work = work;
    }

    /// <summary>The newest version of each type, by name.</summary>
    public async Task<IReadOnlyList<StoredWorkflowType>> ListCurrentAsync(CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""SELECT "Json", "Version" FROM "WorkflowTypes" WHERE "IsCurrent" ORDER BY "Name", "TypeId" """, Read, cancellationToken);

    /// <summary>Which version of each type is the newest, by name.</summary>
    public async Task<IReadOnlyList<(string Id, int Version)>> ListCurrentVersionsAsync(CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""SELECT "TypeId", "Version" FROM "WorkflowTypes" WHERE "IsCurrent" ORDER BY "Name", "TypeId" """,
            row => (row.GetString(0), row.GetInt32(1)),
            cancellationToken);

    /// <summary>The newest version of a type.</summary>
    public Task<StoredWorkflowType?> FindCurrentAsync(string id, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""SELECT "Json", "Version" FROM "WorkflowTypes" WHERE "TypeId" = {id} AND "IsCurrent" """, Read, cancellationToken);

    public Task<StoredWorkflowType?> FindAsync(string id, int version, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""SELECT "Json", "Version" FROM "WorkflowTypes" WHERE "TypeId" = {id} AND "Version" = {version}""", Read, cancellationToken);

    /// <summary>How many runs each type has, in all its versions; a type without runs is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, RunCounts>> CountRunsAsync(CancellationToken cancellationToken)
    {
        var counts = await _database.ListAsync(
            $"""SELECT "TypeId", "Status", COUNT(*) FROM "WorkflowRuns" GROUP BY "TypeId", "Status" """,
            row => (Type: row.GetString(0), Status: (RunStatus)row.GetInt32(1), Count: (int)row.GetInt64(2)),
            cancellationToken);
        return counts.GroupBy(count => count.Type, StringComparer.Ordinal).ToDictionary(
            group => group.Key,
            group => new RunCounts(
                group.Where(count => count.Status is not (RunStatus.Finished or RunStatus.Aborted or RunStatus.Faulted)).Sum(count => count.Count),
                group.Where(count => count.Status == RunStatus.Faulted).Sum(count => count.Count),
                group.Sum(count => count.Count)),
            StringComparer.Ordinal);
    }

    /// <summary>Stores the type as its next version; equal to the newest one, it is that.</summary>
    /// <exception cref="DatabaseBusyException">Somebody else saved the same type at the same time.</exception>
    public async Task<StoredWorkflowType> SaveAsync(WorkflowType type, CancellationToken cancellationToken)
    {
        await using var transaction = await _work.BeginAsync(cancellationToken);
        var json = WorkflowTypeJson.Write(type);
        var current = await _database.ListAsync(
            $"""SELECT "Json", "Version" FROM "WorkflowTypes" WHERE "TypeId" = {type.WorkflowTypeId} AND "IsCurrent" """,
            row => (Json: row.GetString(0), Version: row.GetInt32(1)),
            cancellationToken);
        if (current is [var (storedJson, storedVersion)] && storedJson == json)
        {
            await transaction.CommitAsync(cancellationToken);
            return new StoredWorkflowType(type, storedVersion);
        }

        var version = current is [var newest] ? newest.Version + 1 : 1;
        try
        {
            await _database.ExecuteAsync(
                $"""UPDATE "WorkflowTypes" SET "IsCurrent" = FALSE WHERE "TypeId" = {type.WorkflowTypeId} AND "IsCurrent" """, cancellationToken);
            await _database.ExecuteAsync(
                $"""
                INSERT INTO "WorkflowTypes" ("TypeId", "Version", "IsCurrent", "Name", "Json")
                VALUES ({type.WorkflowTypeId}, {version}, TRUE, {type.Name}, {json})
                """,
                cancellationToken);
        }
        catch (UniqueViolationException exception)
        {
            throw new DatabaseBusyException("This workflow type was saved by somebody else meanwhile. Nothing was saved; try again.", exception);
        }

        await transaction.CommitAsync(cancellationToken);
        return new StoredWorkflowType(type, version);
    }

    private static StoredWorkflowType Read(DbDataReader row) => new(WorkflowTypeJson.Parse(row.GetString(0)), row.GetInt32(1));
}

/// <param name="Version">From 1.</param>
public sealed record StoredWorkflowType(WorkflowType Type, int Version);

/// <param name="Waiting">Not over, and not broken.</param>
/// <param name="All">Finished and given up ones included.</param>
public sealed record RunCounts(int Waiting, int Faulted, int All);
