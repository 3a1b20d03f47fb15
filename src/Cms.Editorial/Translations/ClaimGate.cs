using Cms.Content.Items;

namespace Cms.Editorial.Translations;

/// <summary>
/// Lets the claims of one story in one after the other, before they take a connection: a hundred that wait for each other in the
/// database would hold every connection, and the one they wait for would find none. Singleton; other nodes have their own.
/// </summary>
internal sealed class ClaimGate : IDisposable
{
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for its turn, which lasts until the answer is disposed.</summary>
    public async Task<IDisposable> EnterAsync(ItemId story, CancellationToken cancellationToken)
    {
        var gate = _gates[(uint)story.Value.GetHashCode(StringComparison.Ordinal) % _gates.Length];
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    public void Dispose()
    {
        foreach (var gate in _gates)
            gate.Dispose();
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
