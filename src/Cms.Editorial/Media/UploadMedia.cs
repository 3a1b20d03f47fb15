using Cms.Editorial.Accounts;

namespace Cms.Editorial.Media;

/// <param name="AltText">Says what is to be seen; required.</param>
public sealed record MediaUpload(Stream Content, string FileName, string AltText);

/// <param name="Path">What a media field holds; the public address is <c>/media/</c> and this.</param>
/// <param name="Size">In bytes.</param>
public sealed record MediaItem(
    string Path, string ContentType, long Size, string AltText, string? UploadedBy, DateTime UploadedUtc);

/// <summary>Stores a picture in the media library.</summary>
public sealed class UploadMedia
{
    public const long MaxBytes = 10 * 1024 * 1024;

    /// <returns>The stored file, or <c>may-not-upload</c>, <c>alt-text-missing</c>, <c>empty</c>, <c>too-large</c>,
    /// <c>unknown-type</c>.</returns>
    public Task<Result<MediaItem>> RunAsync(MediaUpload upload, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
