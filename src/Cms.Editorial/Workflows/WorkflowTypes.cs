using System.Collections.Concurrent;
using Cms.Data.Workflows;
using Cms.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Stored versions of workflow types. They never change, so each is read once. Singleton.</summary>
internal sealed class WorkflowTypes
{
    private readonly ConcurrentDictionary<(string Id, int Version), WorkflowType> _versions = new();

    /// <exception cref="InvalidOperationException">There is no such version: a run names one that was never stored.</exception>
    public async ValueTask<WorkflowType> GetAsync(
        WorkflowTypeStore store, string id, int version, CancellationToken cancellationToken)
    {
        if (_versions.TryGetValue((id, version), out var known))
            return known;

        var stored = await store.FindAsync(id, version, cancellationToken)
            ?? throw new InvalidOperationException($"Version {version} of the workflow type '{id}' is not stored.");
        return _versions.GetOrAdd((id, version), stored.Type);
    }

    /// <summary>The newest version of each type, by name: read are only those that are new.</summary>
    public async Task<IReadOnlyList<StoredWorkflowType>> ListCurrentAsync(WorkflowTypeStore store, CancellationToken cancellationToken)
    {
        var current = new List<StoredWorkflowType>();
        foreach (var (id, version) in await store.ListCurrentVersionsAsync(cancellationToken))
            current.Add(new StoredWorkflowType(await GetAsync(store, id, version, cancellationToken), version));

        return current;
    }
}
