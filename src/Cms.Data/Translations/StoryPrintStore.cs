using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Intake;

namespace Cms.Data.Translations;

/// <summary>The prints of source stories: texts that are much alike have some of them in common.</summary>
public sealed class StoryPrintStore
{
    private readonly Database _database;

    internal StoryPrintStore(Database database) => _database = database;

    /// <summary>Replaces the prints of a story.</summary>
    public async Task SetAsync(ItemId story, StoryPrint print, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        await _database.ExecuteAsync($"""DELETE FROM "StoryPrints" WHERE "StoryId" = {story}""", cancellationToken);
        foreach (var (band, hash) in print.Bands)
        {
            await _database.ExecuteAsync(
                $"""INSERT INTO "StoryPrints" ("StoryId", "Band", "Hash") VALUES ({story}, {band}, {hash})""", cancellationToken);
        }
    }

    /// <summary>Stories that have a print in common with this one, those with the most first.</summary>
    public async Task<IReadOnlyList<ItemId>> FindLikeAsync(StoryPrint print, int most, CancellationToken cancellationToken)
    {
        var hashes = print.Bands.Select(band => band.Hash).Distinct().ToImmutableArray();
        if (hashes.IsEmpty)
            return [];

        var names = string.Join(',', hashes.Select((_, i) => Database.ParameterName(i)));
        return await _database.ListAsync(
            $"""
            SELECT "StoryId" FROM "StoryPrints" WHERE "Hash" IN ({names})
            GROUP BY "StoryId" ORDER BY COUNT(*) DESC, "StoryId" LIMIT {Database.ParameterName(hashes.Length)}
            """,
            [.. hashes.Select(hash => (object?)hash), most],
            row => new ItemId(row.GetString(0)),
            cancellationToken);
    }

    /// <summary>Frozen stories without any print, from before prints were kept.</summary>
    public async Task<IReadOnlyList<ItemId>> ListUnprintedAsync(int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT r."StoryId" FROM "SourceRevisions" r
            WHERE NOT EXISTS (SELECT 1 FROM "StoryPrints" p WHERE p."StoryId" = r."StoryId") GROUP BY r."StoryId" LIMIT {most}
            """,
            row => new ItemId(row.GetString(0)),
            cancellationToken);
}
