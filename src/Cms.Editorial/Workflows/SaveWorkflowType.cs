using Cms.Editorial.Accounts;
using Cms.Workflows;

namespace Cms.Editorial.Workflows;

/// <summary>Stores a workflow type as its next version, when the linter finds nothing that breaks a promise of the desk.</summary>
public sealed class SaveWorkflowType
{
    /// <returns>The version it has now (the same type again keeps it), or <c>may-not-manage-workflows</c>,
    /// <c>workflow-errors</c> (a detail for each finding).</returns>
    public Task<Result<SavedWorkflowType>> RunAsync(WorkflowType type, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
