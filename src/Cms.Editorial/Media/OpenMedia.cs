namespace Cms.Editorial.Media;

/// <param name="Content">Seekable; the caller disposes it.</param>
/// <param name="Hash">64 hexadecimal digits; never changes for a path, so it serves as an ETag.</param>
public sealed record OpenedMedia(Stream Content, string ContentType, long Size, string Hash, DateTime UploadedUtc);

/// <summary>Opens a file of the media library, for anybody: what is in it is public.</summary>
public sealed class OpenMedia
{
    /// <returns>Null when there is no such file.</returns>
    public Task<OpenedMedia?> RunAsync(string path, CancellationToken cancellationToken) => throw new NotImplementedException();
}
