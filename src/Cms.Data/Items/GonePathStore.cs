using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Items;

/// <summary>The paths of what was taken down, so that readers are told that it is gone for good. Of the item nothing else is kept here.</summary>
public sealed class GonePathStore
{
    private readonly Database _database;
    private readonly EpochStore _epochs;

    internal GonePathStore(Database database, EpochStore epochs) => (_database, _epochs) = (database, epochs);

    /// <summary>Notes it, once for each item.</summary>
    public async Task AddAsync(ItemId item, string path, DateTime atUtc, CancellationToken cancellationToken)
    {
        await _database.ExecuteAsync(
            $"""
            INSERT INTO "GonePaths" ("ItemId", "Path", "GoneUtc") VALUES ({item}, {Key(path)}, {atUtc})
            ON CONFLICT ("ItemId") DO UPDATE SET "Path" = excluded."Path"
            """,
            cancellationToken);
        _epochs.RaiseContent(item);
    }

    public async Task<bool> IsGoneAsync(string path, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT "ItemId" FROM "GonePaths" WHERE "Path" = {Key(path)}""", row => row.GetString(0), cancellationToken) is not null;

    /// <summary>Whether the item was taken down.</summary>
    public async Task<bool> IsGoneAsync(ItemId item, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT "ItemId" FROM "GonePaths" WHERE "ItemId" = {item}""", row => row.GetString(0), cancellationToken) is not null;

    /// <summary>Whether the item was public, and was taken down.</summary>
    public async Task<bool> WasPublicAsync(ItemId item, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT "ItemId" FROM "GonePaths" WHERE "ItemId" = {item} AND "Path" <> '' """, row => row.GetString(0), cancellationToken) is not null;

    /// <summary>Which of these items were taken down.</summary>
    public async Task<IReadOnlySet<string>> FindGoneAsync(IReadOnlyCollection<string> items, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""SELECT "ItemId" FROM "GonePaths" WHERE "ItemId" IN {items}""", row => row.GetString(0), cancellationToken))
        .ToHashSet(StringComparer.Ordinal);

    private static string Key(string path) => path.Trim('/').ToLowerInvariant();
}
