using System.Collections.Immutable;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Linting;

namespace Cms.Editorial.Workflows;

/// <summary>Looks for what is wrong with a workflow type as saving it would, and puts it right; stores nothing.</summary>
public sealed class CheckWorkflowType
{
    private readonly SiteLintContext _site;

    internal CheckWorkflowType(SiteLintContext site) => _site = site;

    /// <returns>The findings, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<ImmutableArray<Finding>>> RunAsync(
        WorkflowType type, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        return WorkflowLinter.Check(type, await _site.ReadAsync(cancellationToken));
    }

    /// <summary>Applies the mend of the finding with this rule, activity and message.</summary>
    /// <returns>The type put right, or <c>may-not-manage-workflows</c>, <c>no-such-finding</c>, <c>no-mend</c>.</returns>
    public async Task<Result<WorkflowType>> MendAsync(
        WorkflowType type, string rule, string? activityId, string message, Actor actor, CancellationToken cancellationToken)
    {
        var findings = await RunAsync(type, actor, cancellationToken);
        if (!findings.Succeeded)
            return findings.Problem;

        var finding = findings.Value.FirstOrDefault(finding =>
            finding.Rule == rule && finding.ActivityId == activityId && finding.Message == message);
        return finding switch
        {
            null => Problem.Conflict("no-such-finding", "This is not found in the workflow any more."),
            { Change: { } change } => change(type),
            _ => Problem.Invalid("no-mend", "Only people can decide how this is put right."),
        };
    }
}
