using System.Collections.Immutable;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Workflows;
using Cms.Workflows.Linting;

namespace Cms.Editorial.Workflows;

/// <summary>A workflow type in a list.</summary>
/// <param name="Errors">Findings of that severity, as <paramref name="Warnings"/> are.</param>
/// <param name="Waiting">Runs of all versions that are neither over nor broken.</param>
/// <param name="Runs">All of them.</param>
public sealed record WorkflowTypeRow(
    string WorkflowTypeId,
    string Name,
    bool IsEnabled,
    int Version,
    int Activities,
    int Errors,
    int Warnings,
    int Waiting,
    int Broken,
    int Runs);

/// <summary>The workflow types as they are now.</summary>
public sealed class ListWorkflowTypes
{
    private readonly WorkflowTypeStore _types;
    private readonly SiteLintContext _site;

    internal ListWorkflowTypes(WorkflowTypeStore types, SiteLintContext site) => (_types, _site) = (types, site);

    public async Task<IReadOnlyList<WorkflowType>> RunAsync(CancellationToken cancellationToken) =>
        [.. (await _types.ListCurrentAsync(cancellationToken)).Select(stored => stored.Type)];

    /// <returns>By name, or <c>may-not-manage-workflows</c>.</returns>
    public async Task<Result<ImmutableArray<WorkflowTypeRow>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        var site = await _site.ReadAsync(cancellationToken);
        var runs = await _types.CountRunsAsync(cancellationToken);
        return ImmutableArray.CreateRange((await _types.ListCurrentAsync(cancellationToken)).Select(stored =>
        {
            var (type, version) = stored;
            var findings = WorkflowLinter.Check(type, site);
            var counts = runs.GetValueOrDefault(type.WorkflowTypeId) ?? new RunCounts(0, 0, 0);
            return new WorkflowTypeRow(
                type.WorkflowTypeId,
                type.Name,
                type.IsEnabled,
                version,
                type.Activities.Length,
                findings.Count(finding => finding.Severity == Severity.Error),
                findings.Count(finding => finding.Severity == Severity.Warning),
                counts.Waiting,
                counts.Faulted,
                counts.All);
        }));
    }
}
