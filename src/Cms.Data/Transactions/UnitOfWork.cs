namespace Cms.Data;

/// <summary>Opens the transaction that all stores of a scope write in.</summary>
public sealed class UnitOfWork
{
    /// <summary>Begins a transaction. Inside another one it joins that: only the outermost commit commits, and an inner one
    /// that ends without commit makes the outermost fail.</summary>
    /// <exception cref="DatabaseBusyException">Another writer was in the way for longer than the busy timeout.</exception>
    public Task<Transaction> BeginAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
