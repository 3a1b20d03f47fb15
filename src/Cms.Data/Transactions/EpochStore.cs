namespace Cms.Data;

/// <summary>The epochs as stored.</summary>
public sealed class EpochStore
{
    public Task<Epochs> ReadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes the running transaction raise the content epoch when it commits, once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public Task RaiseContentAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <inheritdoc cref="RaiseContentAsync"/>
    public Task RaiseDefinitionsAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
