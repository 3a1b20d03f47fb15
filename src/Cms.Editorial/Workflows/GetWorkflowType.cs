using System.Collections.Immutable;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Linting;

namespace Cms.Editorial.Workflows;

/// <param name="Findings">As they are now, which may differ from when it was saved.</param>
public sealed record WorkflowTypeView(WorkflowType Type, int Version, ImmutableArray<Finding> Findings);

/// <summary>Reads a workflow type with what the linter says of it.</summary>
public sealed class GetWorkflowType
{
    private readonly WorkflowTypeStore _types;
    private readonly SiteLintContext _site;

    internal GetWorkflowType(WorkflowTypeStore types, SiteLintContext site) => (_types, _site) = (types, site);

    /// <param name="version">Null for the newest.</param>
    /// <returns>The type, or <c>may-not-manage-workflows</c>, <c>no-such-workflow</c>.</returns>
    public async Task<Result<WorkflowTypeView>> RunAsync(
        string id, int? version, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        var stored = version is { } number
            ? await _types.FindAsync(id, number, cancellationToken)
            : await _types.FindCurrentAsync(id, cancellationToken);
        return stored is null
            ? WorkflowProblems.NoSuchType
            : new WorkflowTypeView(
                stored.Type, stored.Version, WorkflowLinter.Check(stored.Type, await _site.ReadAsync(cancellationToken)));
    }
}
