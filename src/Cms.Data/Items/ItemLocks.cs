using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>PostgreSQL's locks on items until the end of the transaction; SQLite has one writer anyway.</summary>
internal static class ItemLocks
{
    private const long Import = 0x44_52_41_47_49_4D; // "DRAGIM"

    /// <summary>One writer of an item at a time, and none during an import.</summary>
    public static async Task OneAsync(Database database, ItemId id, CancellationToken cancellationToken)
    {
        if (!database.IsPostgreSql)
            return;
        await database.ListAsync($"SELECT pg_advisory_xact_lock_shared({Import})::text", row => 0, cancellationToken);
        await database.ListAsync($"SELECT pg_advisory_xact_lock(hashtextextended({id}, 0))::text", row => 0, cancellationToken);
    }

    /// <summary>No other writer of items: one lock, as a batch has more items than the server has room for locks.</summary>
    public static async Task AllAsync(Database database, CancellationToken cancellationToken)
    {
        if (database.IsPostgreSql)
            await database.ListAsync($"SELECT pg_advisory_xact_lock({Import})::text", row => 0, cancellationToken);
    }
}
