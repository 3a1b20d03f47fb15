namespace Cms.Data;

/// <summary>Brings the database's schema up to date. Call it under <see cref="SetupLock"/>.</summary>
public sealed class DatabaseMigrator
{
    /// <summary>Applies the migrations that are missing; does nothing when there are none. Creates the database if it can.</summary>
    /// <exception cref="InvalidOperationException">The server's settings would lose acknowledged changes in a crash.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Whether no migration was applied yet, or the database does not exist.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
