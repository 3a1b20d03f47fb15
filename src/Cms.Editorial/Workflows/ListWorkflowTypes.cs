using Cms.Data.Workflows;
using Cms.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>The workflow types as they are now.</summary>
public sealed class ListWorkflowTypes(WorkflowTypeStore types)
{
    public async Task<IReadOnlyList<WorkflowType>> RunAsync(CancellationToken cancellationToken) =>
        [.. (await types.ListCurrentAsync(cancellationToken)).Select(stored => stored.Type)];
}
