namespace Cms.Data.Media;

/// <summary>Where the bytes of media are: files here, or a service elsewhere.</summary>
public interface IBlobStore
{
    /// <summary>Writes all or nothing; replaces what has this path.</summary>
    /// <param name="path">Relative, with <c>/</c>, never leaving the store.</param>
    Task WriteAsync(string path, Stream bytes, CancellationToken cancellationToken);

    /// <summary>A seekable stream that the caller disposes; null when there is nothing at this path.</summary>
    Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken);

    /// <summary>Removes it; nothing at this path is as good.</summary>
    Task RemoveAsync(string path, CancellationToken cancellationToken);
}
