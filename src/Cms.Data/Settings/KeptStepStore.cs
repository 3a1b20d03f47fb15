namespace Cms.Data.Settings;

/// <summary>Recipe steps that nothing here understands, kept as they came.</summary>
public sealed class KeptStepStore
{
    /// <summary>Keeps the step; the same name and text a second time changes nothing.</summary>
    public Task AddAsync(string stepName, string json, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>In the order they came.</summary>
    public Task<IReadOnlyList<KeptStep>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
