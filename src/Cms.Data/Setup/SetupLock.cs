namespace Cms.Data;

/// <summary>Keeps migrations and set-up to one process at a time. The lock ends with its process, however that ends.</summary>
public sealed class SetupLock
{
    /// <summary>Waits until this process alone may migrate and set up; dispose what is returned to let the next one in.</summary>
    public Task<IAsyncDisposable> AcquireAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
