using System.Security.Cryptography;
using Cms.Data.Media;
using Cms.Editorial.Items;

namespace Cms.Editorial.Media;

/// <summary>Keeps pictures: first the bytes, then the row, so that no row is without its file.</summary>
internal sealed class MediaLibrary(MediaStore store, IBlobStore blobs, TimeProvider time)
{
    internal static string Sentence => $"Pictures of the kinds {ImageKind.Names} are taken.";

    /// <summary>Stores bytes at a path that the caller names; the same bytes again change nothing, others replace them.</summary>
    /// <returns>Whether anything changed; or <c>bad-path</c>, <c>empty</c>, <c>too-large</c>, <c>unknown-type</c>.</returns>
    internal async Task<Result<bool>> PutAsync(
        string path, byte[] bytes, string? altText, string? accountId, CancellationToken cancellationToken)
    {
        if (PathRules.Normalise(path) is not { } target || target != path || HasUnfitStep(target))
            return Problem.Invalid("bad-path", $"'{path}' cannot be a path in the media library.");
        var kind = Check(bytes);
        if (!kind.Succeeded)
            return kind.Problem;
        if (!kind.Value.Fits(Path.GetExtension(target)))
            return Problem.Invalid("unknown-type", $"'{path}' is a picture of the kind {kind.Value.ContentType}: its name must end in {kind.Value.Extension}.");

        var hash = HashOf(bytes);
        if (await store.FindAsync(target, cancellationToken) is { } before)
        {
            if (before.Hash == hash && (altText is null || altText == before.AltText))
                return false;
            altText ??= before.AltText;
            await store.RemoveAsync(target, cancellationToken);
        }

        await WriteAsync(new MediaFile(target, kind.Value.ContentType, bytes.Length, hash, altText, accountId, time.GetUtcNow().UtcDateTime), bytes, cancellationToken);
        return true;
    }

    internal async Task WriteAsync(MediaFile file, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        await blobs.WriteAsync(file.Path, stream, cancellationToken);
        if (!await store.AddAsync(file, cancellationToken))
            throw new InvalidOperationException($"The media path '{file.Path}' was taken meanwhile.");
    }

    internal static Result<ImageKind> Check(byte[] bytes)
    {
        if (bytes.Length == 0)
            return Problem.Invalid("empty", "The file is empty.");
        if (bytes.Length > UploadMedia.MaxBytes)
            return Problem.Invalid("too-large", $"The file has {bytes.Length / 1024.0 / 1024:0.0} MB; {UploadMedia.MaxBytes / 1024 / 1024} MB is the most.");
        return ImageKind.Of(bytes) is { } kind ? kind : Problem.Invalid("unknown-type", $"The file is not a picture that can be shown. {Sentence}");
    }

    internal static string HashOf(byte[] bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static bool HasUnfitStep(string path) =>
        path.Length > PathRules.MaxLength
        || path.Any(c => char.IsControl(c) || @"\:?#%<>""|*".Contains(c, StringComparison.Ordinal))
        || path.Split('/').Any(s => s.Length == 0 || s.StartsWith('.'));
}
