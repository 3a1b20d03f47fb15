using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Intake;

namespace Cms.Data.Translations;

/// <summary>The prints of source stories: texts that are much alike have some of them in common.</summary>
public sealed class StoryPrintStore
{
    /// <summary>Where very many stories share a text, some of them are enough.</summary>
    private const int MostRows = 5_000;

    private const int MostIds = 500;

    private readonly Database _database;

    internal StoryPrintStore(Database database) => _database = database;

    /// <summary>Replaces the prints of a story.</summary>
    public async Task SetAsync(ItemId story, StoryPrint print, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        await _database.ExecuteAsync($"""DELETE FROM "StoryPrints" WHERE "StoryId" = {story}""", cancellationToken);

        // A story without a word has a print too, so that it is not looked for again. All in one statement: imports are many.
        var bands = print.Bands.IsEmpty ? [(Band: -1, Hash: 0L)] : print.Bands;
        var rows = bands.Select((_, i) => $"(@p0, {Database.ParameterName((2 * i) + 1)}, {Database.ParameterName((2 * i) + 2)})");
        await _database.ExecuteAsync(
            $"""INSERT INTO "StoryPrints" ("StoryId", "Band", "Hash") VALUES {string.Join(", ", rows)}""",
            [story.Value, .. bands.SelectMany(band => new object?[] { band.Band, band.Hash })],
            cancellationToken);
    }

    /// <summary>Takes the prints of a story away, and lets nobody make new ones: it was taken down.</summary>
    public Task RemoveAsync(ItemId story, CancellationToken cancellationToken) =>
        SetAsync(story, new StoryPrint([]), cancellationToken);

    /// <summary>Stories that have a print in common with this one, those with the most first.</summary>
    public async Task<IReadOnlyList<ItemId>> FindLikeAsync(StoryPrint print, int most, CancellationToken cancellationToken)
    {
        var hashes = print.Bands.Select(band => band.Hash).Distinct().ToImmutableArray();
        if (hashes.IsEmpty)
            return [];

        var names = string.Join(',', hashes.Select((_, i) => Database.ParameterName(i)));
        return await _database.ListAsync(
            $"""
            SELECT m."StoryId" FROM (SELECT "StoryId" FROM "StoryPrints" WHERE "Hash" IN ({names}) AND "Band" >= 0 LIMIT {MostRows}) m
            GROUP BY m."StoryId" ORDER BY COUNT(*) DESC, m."StoryId" LIMIT {Database.ParameterName(hashes.Length)}
            """,
            [.. hashes.Select(hash => (object?)hash), most],
            row => new ItemId(row.GetString(0)),
            cancellationToken);
    }

    /// <summary>For each of these stories, another one with which it has an address or at least some bands of its text in common;
    /// those that have none are absent. One statement, and no text is looked at.</summary>
    /// <param name="least">How many bands of the text make two stories alike.</param>
    public async Task<IReadOnlyDictionary<ItemId, ItemId>> FindAlikeAsync(
        IReadOnlyCollection<ItemId> stories, int least, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ItemId, ItemId>();
        foreach (var batch in stories.Select(story => story.Value).Distinct().Chunk(MostIds))
        {
            var pairs = await _database.ListAsync(
                $"""
                SELECT m."StoryId", m."OtherId" FROM (
                    SELECT p."StoryId", o."StoryId" AS "OtherId", p."Band" FROM "StoryPrints" p
                    JOIN "StoryPrints" o ON o."Hash" = p."Hash" AND o."StoryId" <> p."StoryId"
                    WHERE p."StoryId" IN {batch} AND p."Band" >= 0 LIMIT {MostRows * 10}) m
                GROUP BY m."StoryId", m."OtherId" HAVING COUNT(*) >= {least} OR MIN(m."Band") = 0
                ORDER BY m."StoryId", COUNT(*), m."OtherId"
                """,
                row => (Story: new ItemId(row.GetString(0)), Other: new ItemId(row.GetString(1))),
                cancellationToken);
            foreach (var (story, other) in pairs)
                found[story] = other;
        }

        return found;
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
