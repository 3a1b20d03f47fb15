using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Cms.Data.Transactions;

/// <summary>What an error of a provider means here.</summary>
internal static class DatabaseErrors
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteConstraintUnique = 2067;
    private const int SqliteConstraintPrimaryKey = 1555;

    private static readonly Dictionary<string, string> SqliteNames = new(StringComparer.Ordinal)
    {
        ["ItemVersions.VersionId"] = UniqueViolationException.VersionId,
        ["ItemVersions.ItemId, ItemVersions.Number"] = UniqueViolationException.VersionNumber,
        ["ItemRoutes.Path, ItemRoutes.Culture"] = UniqueViolationException.PublishedPath,
        ["ItemAliases.Alias"] = UniqueViolationException.PublishedAlias,
        ["ItemLocalizations.LocalizationSet, ItemLocalizations.Culture"] = UniqueViolationException.LatestLocalization,
        ["WorkflowRuns.CorrelationId"] = UniqueViolationException.OneEditorialRun,
    };

    /// <returns>The exception to throw in its place; null when it means nothing in particular.</returns>
    public static Exception? Translate(DbException exception) => exception switch
    {
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } busy =>
            new DatabaseBusyException("The database is busy. Nothing was saved; try again.", busy),
        SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey } unique =>
            new UniqueViolationException(SqliteConstraint(unique.Message), unique),
        PostgresException
        {
            SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
        } busy => new DatabaseBusyException("The database is busy. Nothing was saved; try again.", busy),
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique =>
            new UniqueViolationException(unique.ConstraintName ?? "", unique),
        _ => null,
    };

    /// <summary>SQLite names the columns: "… UNIQUE constraint failed: ItemRoutes.Path, ItemRoutes.Culture'."</summary>
    private static string SqliteConstraint(string message)
    {
        const string Before = "constraint failed: ";
        var at = message.IndexOf(Before, StringComparison.Ordinal);
        var columns = at < 0 ? "" : message[(at + Before.Length)..].TrimEnd('.').TrimEnd('\'');
        return SqliteNames.GetValueOrDefault(columns, columns);
    }
}
