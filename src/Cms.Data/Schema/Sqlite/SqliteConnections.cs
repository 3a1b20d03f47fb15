using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cms.Data.Schema.Sqlite;

/// <summary>How every connection to the file is set.</summary>
internal sealed class SqliteConnections(DatabaseOptions options) : DbConnectionInterceptor
{
    /// <summary>A commit is on disk when it returns (FULL); readers do not wait for the writer (WAL, set when migrating).</summary>
    private readonly string _settings = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;");

    public static string ConnectionString(DatabaseOptions options) =>
        new SqliteConnectionStringBuilder(options.ConnectionString)
        {
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        }.ToString();

    /// <summary>The full path of the database file.</summary>
    public static string FileOf(DatabaseOptions options) =>
        new SqliteConnectionStringBuilder(options.ConnectionString).DataSource is { Length: > 0 } file and not ":memory:"
            ? Path.GetFullPath(file)
            : throw new ArgumentException("The connection string names no file: Data Source=… is missing.");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
