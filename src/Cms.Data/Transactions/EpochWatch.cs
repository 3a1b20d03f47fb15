namespace Cms.Data;

/// <summary>The epochs as this process knows them: at once after its own commits, within the poll interval after others'.</summary>
public sealed class EpochWatch
{
    /// <summary>Costs no query.</summary>
    public Epochs Current => throw new NotImplementedException();

    /// <summary>Reads the stored epochs now.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
