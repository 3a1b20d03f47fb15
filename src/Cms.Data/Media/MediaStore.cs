using System.Data.Common;
using Cms.Data.Transactions;

namespace Cms.Data.Media;

/// <summary>What is known of the files in the media library.</summary>
public sealed class MediaStore
{
    private readonly Database _database;

    internal MediaStore(Database database) => _database = database;

    /// <returns>False when the path is taken; nothing was written.</returns>
    public async Task<bool> AddAsync(MediaFile file, CancellationToken cancellationToken) => await _database.ExecuteAsync(
        $"""
        INSERT INTO "MediaFiles" ("Path", "ContentType", "Size", "Hash", "AltText", "UploadedBy", "UploadedUtc")
        VALUES ({file.Path}, {file.ContentType}, {file.Size}, {file.Hash}, {file.AltText}, {file.UploadedBy}, {file.UploadedUtc})
        ON CONFLICT ("Path") DO NOTHING
        """,
        cancellationToken) == 1;

    public Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken) => _database.FirstAsync(
        $"""
        SELECT "Path", "ContentType", "Size", "Hash", "AltText", "UploadedBy", "UploadedUtc" FROM "MediaFiles" WHERE "Path" = {path}
        """,
        Read,
        cancellationToken);

    /// <summary>The newest first.</summary>
    /// <param name="search">A part of the path or of the alternative text, compared without case; null for all.</param>
    public async Task<IReadOnlyList<MediaFile>> ListAsync(string? search, int skip, int take, CancellationToken cancellationToken)
    {
        var pattern = PatternOf(search);
        return await _database.ListAsync(
            $"""
            SELECT "Path", "ContentType", "Size", "Hash", "AltText", "UploadedBy", "UploadedUtc" FROM "MediaFiles"
            WHERE LOWER("Path") LIKE LOWER({pattern}) ESCAPE '\' OR LOWER("AltText") LIKE LOWER({pattern}) ESCAPE '\'
            ORDER BY "UploadedUtc" DESC, "Path" LIMIT {take} OFFSET {skip}
            """,
            Read,
            cancellationToken);
    }

    /// <summary>How many <see cref="ListAsync"/> would list without a slice.</summary>
    public async Task<int> CountAsync(string? search, CancellationToken cancellationToken)
    {
        var pattern = PatternOf(search);
        return (int)(await _database.FirstAsync(
            $"""
            SELECT COUNT(*) FROM "MediaFiles" WHERE LOWER("Path") LIKE LOWER({pattern}) ESCAPE '\' OR LOWER("AltText") LIKE LOWER({pattern}) ESCAPE '\'
            """,
            row => (long?)row.GetInt64(0),
            cancellationToken))!.Value;
    }

    /// <returns>False when there is no such file.</returns>
    public async Task<bool> SetAltTextAsync(string path, string? altText, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync($"""UPDATE "MediaFiles" SET "AltText" = {altText} WHERE "Path" = {path}""", cancellationToken) == 1;

    /// <returns>False when there was none.</returns>
    public async Task<bool> RemoveAsync(string path, CancellationToken cancellationToken) =>
        await _database.ExecuteAsync($"""DELETE FROM "MediaFiles" WHERE "Path" = {path}""", cancellationToken) == 1;

    private static string PatternOf(string? search) =>
        $"%{(search ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private static MediaFile Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5), row.Instant(6));
}
