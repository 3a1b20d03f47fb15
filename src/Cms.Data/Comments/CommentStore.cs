using System.Data.Common;
using Cms.Content.Items;
using Cms.Data.Transactions;

namespace Cms.Data.Comments;

/// <summary>What people say to each other about items.</summary>
public sealed class CommentStore
{
    private readonly Database _database;

    internal CommentStore(Database database) => _database = database;

    /// <returns>False when there is a comment of this id.</returns>
    public async Task<bool> AddAsync(Comment comment, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "Comments" ("Id", "ItemId", "ReplyTo", "SegmentId", "Quote", "QuoteAt", "AccountId", "Text", "AtUtc")
        VALUES ({comment.Id}, {comment.Item}, {comment.ReplyTo}, {comment.Place.SegmentId}, {comment.Place.Quote}, {comment.Place.At},
            {comment.AccountId}, {comment.Text}, {comment.AtUtc})
        ON CONFLICT DO NOTHING
        """,
        cancellationToken) == 1;

    /// <summary>All about an item, the oldest first.</summary>
    public async Task<IReadOnlyList<Comment>> ListAsync(ItemId item, CancellationToken cancellationToken) => await _database.ListAsync(
        $"""
        SELECT "Id", "ItemId", "ReplyTo", "SegmentId", "Quote", "QuoteAt", "AccountId", "Text", "AtUtc", "EditedUtc", "DeletedUtc",
            "ResolvedBy", "ResolvedUtc"
        FROM "Comments" WHERE "ItemId" = {item} ORDER BY "AtUtc", "Id"
        """,
        Read,
        cancellationToken);

    /// <summary>Comments by id; unknown ids are absent.</summary>
    public async Task<IReadOnlyDictionary<string, Comment>> FindAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        (await _database.ListAsync(
            $"""
            SELECT "Id", "ItemId", "ReplyTo", "SegmentId", "Quote", "QuoteAt", "AccountId", "Text", "AtUtc", "EditedUtc", "DeletedUtc",
                "ResolvedBy", "ResolvedUtc"
            FROM "Comments" WHERE "Id" IN {ids}
            """,
            Read,
            cancellationToken)).ToDictionary(comment => comment.Id, StringComparer.Ordinal);

    public async Task<int> CountAsync(ItemId item, CancellationToken cancellationToken) => await _database.FirstAsync(
        $"""SELECT CAST(COUNT(*) AS INTEGER) FROM "Comments" WHERE "ItemId" = {item}""", row => row.GetInt32(0), cancellationToken);

    /// <returns>False when it is not there any more.</returns>
    public async Task<bool> EditAsync(string id, string text, DateTime atUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""UPDATE "Comments" SET "Text" = {text}, "EditedUtc" = {atUtc} WHERE "Id" = {id} AND "DeletedUtc" IS NULL""",
            cancellationToken) == 1;

    /// <summary>Closes a thread, or opens it again.</summary>
    /// <param name="by">Null to open it.</param>
    /// <returns>False when it was so before.</returns>
    public async Task<bool> ResolveAsync(string id, string? by, DateTime? atUtc, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync(
            $"""
            UPDATE "Comments" SET "ResolvedBy" = {by}, "ResolvedUtc" = {atUtc}
            WHERE "Id" = {id} AND ("ResolvedBy" IS NULL) = {by is not null}
            """,
            cancellationToken) == 1;

    /// <summary>Takes a comment away; one that was answered stays without its text, until its answers are gone as well.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task DeleteAsync(Comment comment, DateTime atUtc, CancellationToken cancellationToken)
    {
        _database.RequireTransaction();
        var isAnswered = await _database.FirstAsync(
            $"""SELECT CAST(COUNT(*) AS INTEGER) FROM "Comments" WHERE "ReplyTo" = {comment.Id} AND "ItemId" = {comment.Item}""",
            row => row.GetInt32(0),
            cancellationToken) > 0;
        if (isAnswered)
        {
            await _database.ExecuteAsync(
                $"""UPDATE "Comments" SET "Text" = '', "DeletedUtc" = {atUtc} WHERE "Id" = {comment.Id}""", cancellationToken);
            return;
        }

        await _database.ExecuteAsync($"""DELETE FROM "Comments" WHERE "Id" = {comment.Id}""", cancellationToken);
        if (comment.ReplyTo is { } root)
        {
            await _database.ExecuteAsync(
                $"""
                DELETE FROM "Comments" WHERE "Id" = {root} AND "DeletedUtc" IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM "Comments" a WHERE a."ReplyTo" = {root} AND a."ItemId" = {comment.Item})
                """,
                cancellationToken);
        }
    }

    private static Comment Read(DbDataReader row) => new(
        row.GetString(0),
        new ItemId(row.GetString(1)),
        row.TextOrNull(2),
        new CommentPlace(row.TextOrNull(3), row.TextOrNull(4), row.IntOrNull(5)),
        row.GetString(6),
        row.GetString(7),
        row.Instant(8),
        row.InstantOrNull(9),
        row.InstantOrNull(10),
        row.TextOrNull(11),
        row.InstantOrNull(12));
}
