namespace Cms.Data;

/// <summary>Changes that happen together or not at all. Disposed without commit, none of them happened.</summary>
public sealed class Transaction : IAsyncDisposable
{
    private readonly UnitOfWork _work;
    private readonly bool _outermost;
    private bool _committed;
    private bool _ended;

    internal Transaction(UnitOfWork work, bool outermost)
    {
        _work = work;
        _outermost = outermost;
    }

    /// <summary>Returns when the changes are on disk; and when the transaction raised an epoch, <see cref="EpochWatch"/> knows it.</summary>
    /// <exception cref="DatabaseBusyException">Lost against another transaction; nothing was changed.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_committed || _ended)
            throw new InvalidOperationException("This transaction is over.");

        if (_outermost)
            await _work.CommitAsync(cancellationToken);
        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
            return;

        _ended = true;
        if (_outermost)
            await _work.EndAsync();
        else if (!_committed)
            _work.Doom();
    }
}
