namespace Cms.Data;

/// <summary>Changes that happen together or not at all. Disposed without commit, none of them happened.</summary>
public sealed class Transaction : IAsyncDisposable
{
    internal Transaction()
    {
    }

    /// <summary>Returns when the changes are on disk; and when the transaction raised an epoch, <see cref="EpochWatch"/> knows it.</summary>
    /// <exception cref="DatabaseBusyException">Lost against another transaction; nothing was changed.</exception>
    public Task CommitAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
