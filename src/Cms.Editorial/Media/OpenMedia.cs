using Cms.Data.Media;

namespace Cms.Editorial.Media;

/// <param name="Content">Seekable; the caller disposes it.</param>
/// <param name="Hash">64 hexadecimal digits of the bytes, for an ETag.</param>
public sealed record OpenedMedia(Stream Content, string ContentType, long Size, string Hash, DateTime UploadedUtc);

/// <summary>Opens a file of the media library, for anybody: what is in it is public.</summary>
public sealed class OpenMedia(MediaStore store, IBlobStore blobs)
{
    /// <returns>Null when there is no such file.</returns>
    public async Task<OpenedMedia?> RunAsync(string path, CancellationToken cancellationToken)
    {
        // Only paths that have a row are opened, so nothing outside the library can be reached.
        if (await store.FindAsync(path.TrimStart('/'), cancellationToken) is not { } file
            || await blobs.OpenAsync(file.Path, cancellationToken) is not { } stream)
            return null;
        return new OpenedMedia(
            stream, file.ContentType, file.Size, file.Hash.Replace("sha256:", "", StringComparison.Ordinal), file.UploadedUtc);
    }
}
