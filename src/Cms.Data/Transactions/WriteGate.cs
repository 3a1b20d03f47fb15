namespace Cms.Data.Transactions;

/// <summary>SQLite has one writer at a time: within the process they queue here, in order, instead of polling the file's lock.</summary>
internal sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task EnterAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!await _one.WaitAsync(timeout, cancellationToken))
            throw new DatabaseBusyException();
    }

    public void Leave() => _one.Release();

    public void Dispose() => _one.Dispose();
}
