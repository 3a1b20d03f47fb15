namespace Cms.Data.Media;

/// <summary>Bytes as files in one directory.</summary>
/// <param name="directory">Created when something is written.</param>
public sealed class FileBlobStore(string directory) : IBlobStore
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));

    public async Task WriteAsync(string path, Stream bytes, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = file + "." + Guid.NewGuid().ToString("n") + ".tmp";
        try
        {
            await using (var stream = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536, useAsync: true))
            {
                await bytes.CopyToAsync(stream, cancellationToken);
                await stream.FlushAsync(cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(half, file, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    public Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        return Task.FromResult<Stream?>(File.Exists(file)
            ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 65536, useAsync: true)
            : null);
    }

    public Task RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var file = FileOf(path);
        if (File.Exists(file))
            File.Delete(file);
        return Task.CompletedTask;
    }

    private string FileOf(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        return file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? file
            : throw new ArgumentException($"'{path}' leaves the media directory.", nameof(path));
    }
}
