namespace Cms.Data;

/// <summary>Counters that key caches: an equal number means an equal state.</summary>
/// <param name="Content">Grows with each transaction that changed anything published.</param>
/// <param name="Definitions">Grows with each transaction that changed a content definition.</param>
public sealed record Epochs(long Content, long Definitions);
