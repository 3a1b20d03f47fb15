using Cms.Data;

namespace Cms.Editorial.Setup;

/// <summary>Brings the database to the current schema, and nothing else.</summary>
public sealed class MigrateDatabase(DatabaseMigrator migrator, SetupLock setupLock)
{
    public async Task<Result<bool>> RunAsync(CancellationToken cancellationToken)
    {
        await using var alone = await setupLock.AcquireAsync(cancellationToken);
        var wasEmpty = await migrator.IsEmptyAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        return wasEmpty;
    }
}
