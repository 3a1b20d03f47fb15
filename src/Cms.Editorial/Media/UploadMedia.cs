using System.Globalization;
using System.Security.Cryptography;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Media;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;

namespace Cms.Editorial.Media;

/// <param name="AltText">Says what is to be seen; required.</param>
public sealed record MediaUpload(Stream Content, string FileName, string AltText);

/// <param name="Path">What a media field holds; the public address is <c>/media/</c> and this.</param>
/// <param name="Size">In bytes.</param>
/// <param name="UploadedBy">An account's name; null when unknown or not for this caller.</param>
public sealed record MediaItem(
    string Path, string ContentType, long Size, string AltText, string? UploadedBy, DateTime UploadedUtc);

/// <summary>Stores a picture in the media library.</summary>
public sealed class UploadMedia
{
    public const long MaxBytes = 10 * 1024 * 1024;

    private const int MaxAltTextLength = 1000;

    private const int MaxNameLength = 60;

    private const string FolderAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private readonly UnitOfWork _work;
    private readonly MediaLibrary _library;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _time;

    internal UploadMedia(UnitOfWork work, MediaLibrary library, AuditTrail audit, TimeProvider time) =>
        (_work, _library, _audit, _time) = (work, library, audit, time);

    /// <returns>The stored file, or <c>may-not-upload</c>, <c>alt-text-missing</c>, <c>empty</c>, <c>too-large</c>,
    /// <c>unknown-type</c>.</returns>
    public async Task<Result<MediaItem>> RunAsync(MediaUpload upload, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageMediaContent) && !actor.Can(Permissions.ManageOwnMediaContent))
            return Problem.Forbidden("may-not-upload", "You may not upload media.");
        var altText = upload.AltText.Trim();
        if (altText.Length is 0 or > MaxAltTextLength || altText.Contains('\0', StringComparison.Ordinal))
        {
            return Problem.Invalid(
                "alt-text-missing", $"Say in an alternative text of at most {MaxAltTextLength:N0} characters what is to be seen.");
        }

        var bytes = await ReadAsync(upload.Content, cancellationToken);
        var kind = MediaLibrary.Check(bytes);
        if (!kind.Succeeded)
            return kind.Problem;

        var stripped = ImageMetadata.Strip(bytes, kind.Value);
        var now = _time.GetUtcNow().UtcDateTime;
        var file = new MediaFile(
            PathFor(upload.FileName, kind.Value, now),
            kind.Value.ContentType,
            stripped.Length,
            MediaLibrary.HashOf(stripped),
            altText,
            actor.AccountId,
            now);
        await using var transaction = await _work.BeginAsync(cancellationToken);
        await _library.WriteAsync(file, stripped, cancellationToken);
        _audit.Note(actor, AuditActions.MediaUploaded, file.Path, to: file.Hash);
        await transaction.CommitAsync(cancellationToken);
        return new MediaItem(file.Path, file.ContentType, file.Size, altText, actor.Name, now);
    }

    /// <summary>A folder of its own, so that names never meet; of the given name only letters, digits and hyphens.</summary>
    private static string PathFor(string fileName, ImageKind kind, DateTime now)
    {
        var name = Slug.Of(Path.GetFileNameWithoutExtension(fileName.Replace('\\', '/')));
        name = name.Length > MaxNameLength ? name[..MaxNameLength].Trim('-') : name;
        var folder = RandomNumberGenerator.GetString(FolderAlphabet, 8);
        return string.Create(
            CultureInfo.InvariantCulture, $"{now:yyyy}/{now:MM}/{folder}/{(name.Length == 0 ? "picture" : name)}{kind.Extension}");
    }

    /// <summary>Reads one byte more than is allowed at most, whatever size was declared.</summary>
    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[65536];
        while (buffer.Length <= MaxBytes)
        {
            var read = await stream.ReadAsync(chunk, cancellationToken);
            if (read == 0)
                break;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }
}
