namespace Cms.Data.Media;

/// <summary>What is known of the files in the media library.</summary>
public sealed class MediaStore
{
    /// <returns>False when the path is taken; nothing was written.</returns>
    public Task<bool> AddAsync(MediaFile file, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The newest first.</summary>
    /// <param name="search">A part of the path or of the alternative text; null for all.</param>
    public Task<IReadOnlyList<MediaFile>> ListAsync(string? search, int skip, int take, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>False when there is no such file.</returns>
    public Task<bool> SetAltTextAsync(string path, string? altText, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <returns>False when there was none.</returns>
    public Task<bool> RemoveAsync(string path, CancellationToken cancellationToken) => throw new NotImplementedException();
}
