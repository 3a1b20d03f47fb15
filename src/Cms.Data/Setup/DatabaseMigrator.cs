using Cms.Data.Schema.Sqlite;
using Cms.Data.Transactions;
using Microsoft.EntityFrameworkCore;

namespace Cms.Data;

/// <summary>Brings the database's schema up to date.</summary>
public sealed class DatabaseMigrator
{
    private readonly Database _database;
    private readonly DatabaseOptions _options;
    private readonly SetupLock _setupLock;

    internal DatabaseMigrator(Database database, DatabaseOptions options, SetupLock setupLock)
    {
        _database = database;
        _options = options;
        _setupLock = setupLock;
    }

    /// <summary>Applies the migrations that are missing; does nothing when there are none. Creates the database if it can.
    /// Takes <see cref="SetupLock"/> unless the caller holds it.</summary>
    /// <exception cref="InvalidOperationException">The server's settings would lose acknowledged changes in a crash.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var alone = _setupLock.IsHeld ? null : await _setupLock.AcquireAsync(cancellationToken);
        if (_database.IsPostgreSql)
            await RefuseLossySettingsAsync(cancellationToken);
        else
            await PrepareFileAsync(cancellationToken);

        await _database.Context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Whether no migration was applied yet, or the database does not exist.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) =>
        !(await _database.Context.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();

    private async Task PrepareFileAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SqliteConnections.FileOf(_options))!);
        await _database.ListAsync($"PRAGMA journal_mode = WAL", row => row.GetString(0), cancellationToken);

        // EF Core's own lock is a row that outlives a killed process and then blocks every later start for ever.
        // We hold the set-up lock, so whoever left the row is gone.
        var locks = await _database.ListAsync(
            $"SELECT name FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'", row => row.GetString(0), cancellationToken);
        if (locks.Count > 0)
            await _database.ExecuteAsync($"""DELETE FROM "__EFMigrationsLock" """, cancellationToken);
    }

    private async Task RefuseLossySettingsAsync(CancellationToken cancellationToken)
    {
        foreach (var setting in (string[])["fsync", "synchronous_commit"])
        {
            var value = await _database.FirstAsync($"SELECT current_setting({setting})", row => row.GetString(0), cancellationToken);
            if (value == "off")
                throw new InvalidOperationException(
                    $"PostgreSQL's setting {setting} is off, so a crash would lose what was saved. Set it to on and start again.");
        }
    }
}
