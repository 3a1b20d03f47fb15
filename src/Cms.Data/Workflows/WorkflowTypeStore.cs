using Cms.Workflows;

namespace Cms.Data.Workflows;

/// <summary>Workflow types, numbered by version: a run stays on the version it started on.</summary>
public sealed class WorkflowTypeStore
{
    /// <summary>The newest version of each type, by name.</summary>
    public Task<IReadOnlyList<StoredWorkflowType>> ListCurrentAsync(CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    public Task<StoredWorkflowType?> FindAsync(string id, int version, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Stores the type as its next version; equal to the newest one, it is that.</summary>
    public Task<StoredWorkflowType> SaveAsync(WorkflowType type, CancellationToken cancellationToken) => throw new NotImplementedException();
}

/// <param name="Version">From 1.</param>
public sealed record StoredWorkflowType(WorkflowType Type, int Version);
