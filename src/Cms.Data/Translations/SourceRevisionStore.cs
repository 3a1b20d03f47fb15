using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Content.Items;
using Cms.Data.Transactions;
using Cms.Translations.Segments;

namespace Cms.Data.Translations;

/// <summary>The frozen texts of source stories.</summary>
public sealed class SourceRevisionStore
{
    private static readonly JsonSerializerOptions Stored = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Database _database;

    internal SourceRevisionStore(Database database) => _database = database;

    /// <summary>Adds a revision; the same one again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The story has another revision of this number: revisions never change.</exception>
    public async Task AddAsync(SourceRevision revision, CancellationToken cancellationToken)
    {
        var segments = JsonSerializer.Serialize(revision.Segments, Stored);
        var added = await _database.ExecuteAsync(
            $"""
            INSERT INTO "SourceRevisions" ("StoryId", "Number", "Language", "Title", "Markdown", "Hash", "Segments")
            VALUES ({revision.StoryId}, {revision.Number}, {revision.Language}, {revision.Title}, {revision.Markdown}, {revision.Hash}, {segments})
            ON CONFLICT ("StoryId", "Number") DO NOTHING
            """,
            cancellationToken);
        if (added == 0 && (await FindAsync(new ItemId(revision.StoryId), revision.Number, cancellationToken))?.Hash != revision.Hash)
            throw new InvalidOperationException($"Story {revision.StoryId} has another revision {revision.Number}; revisions never change.");
    }

    public Task<SourceRevision?> FindAsync(ItemId story, int number, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "StoryId", "Number", "Language", "Title", "Markdown", "Hash", "Segments" FROM "SourceRevisions"
        WHERE "StoryId" = {story} AND "Number" = {number}
        """,
        Read,
        cancellationToken);

    /// <summary>The revision with the highest number.</summary>
    public Task<SourceRevision?> FindCurrentAsync(ItemId story, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "StoryId", "Number", "Language", "Title", "Markdown", "Hash", "Segments" FROM "SourceRevisions"
        WHERE "StoryId" = {story} ORDER BY "Number" DESC LIMIT 1
        """,
        Read,
        cancellationToken);

    /// <summary>Stories that have changed since they were first frozen, by id; no more than <paramref name="most"/>.</summary>
    /// <param name="after">The last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<ItemId>> ListChangedAsync(ItemId? after, int most, CancellationToken cancellationToken) =>
        await _database.ListAsync(
            $"""
            SELECT "StoryId" FROM "SourceRevisions" WHERE "StoryId" > {after?.Value ?? ""}
            GROUP BY "StoryId" HAVING COUNT(*) > 1 ORDER BY "StoryId" LIMIT {most}
            """,
            row => new ItemId(row.GetString(0)),
            cancellationToken);

    private static SourceRevision Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt32(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        JsonSerializer.Deserialize<ImmutableArray<Segment>>(row.GetString(6), Stored));
}
