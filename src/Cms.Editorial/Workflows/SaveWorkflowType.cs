using System.Collections.Immutable;
using System.Globalization;
using Cms.Data;
using Cms.Data.Transactions;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows;
using Cms.Workflows.Linting;

namespace Cms.Editorial.Workflows;

/// <summary>
/// Stores a workflow type as its next version, when the linter finds nothing that breaks a promise of the desk. One that is
/// disabled starts no runs and so breaks none: it is stored as it is, to be finished another day.
/// </summary>
public sealed class SaveWorkflowType
{
    private readonly UnitOfWork _work;
    private readonly WorkflowTypeStore _types;
    private readonly SiteLintContext _site;
    private readonly StartTimers _timers;
    private readonly AuditTrail _audit;

    internal SaveWorkflowType(UnitOfWork work, WorkflowTypeStore types, SiteLintContext site, StartTimers timers, AuditTrail audit) =>
        (_work, _types, _site, _timers, _audit) = (work, types, site, timers, audit);

    /// <summary>As the other overload, over whichever version is the newest: for recipes.</summary>
    public Task<Result<SavedWorkflowType>> RunAsync(WorkflowType type, Actor actor, CancellationToken cancellationToken) =>
        RunAsync(type, seen: null, actor, cancellationToken);

    /// <param name="seen">Number of the version that was changed; 0 for a new type, null for whichever is there.</param>
    /// <returns>The version it has now (the same type again keeps it), or <c>may-not-manage-workflows</c>,
    /// <c>workflow-errors</c> (a detail for each finding), <c>changed-meanwhile</c> (the detail <c>version</c> is the newest).</returns>
    public async Task<Result<SavedWorkflowType>> RunAsync(
        WorkflowType type, int? seen, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return WorkflowProblems.MayNotManage;

        var findings = WorkflowLinter.Check(type, await _site.ReadAsync(cancellationToken));
        if (type.IsEnabled && AgainstEnabling(type, findings) is { } broken)
            return broken;

        try
        {
            await using var transaction = await _work.BeginAsync(cancellationToken);
            var before = await _types.FindCurrentAsync(type.WorkflowTypeId, cancellationToken);
            if (seen is { } number && number != (before?.Version ?? 0) && !IsSame(before, type))
                return Changed(before);

            var stored = await _types.SaveAsync(type, cancellationToken);
            await _timers.SetAsync(type, before?.Type, cancellationToken);
            if (stored.Version != before?.Version)
                _audit.Note(actor, AuditActions.WorkflowSaved, type.WorkflowTypeId, from: Text(before?.Version), to: Text(stored.Version));
            await transaction.CommitAsync(cancellationToken);
            return new SavedWorkflowType(type.WorkflowTypeId, stored.Version, findings);
        }
        catch (DatabaseBusyException) when (seen is not null)
        {
            return Changed(await _types.FindCurrentAsync(type.WorkflowTypeId, cancellationToken));
        }
    }

    private static Problem? AgainstEnabling(WorkflowType type, ImmutableArray<Finding> findings)
    {
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToImmutableArray();
        if (errors.IsEmpty)
            return null;

        var others = errors.Length == 1 ? "" : $" And {errors.Length - 1} more.";
        return Problem.Invalid(
            "workflow-errors",
            $"The workflow '{type.Name}' would not keep the desk's promises. {errors[0].Message}{others}",
            [.. errors.Select(finding => new ProblemDetail(finding.ActivityId ?? type.WorkflowTypeId, $"{finding.Message} {finding.Mend}"))]);
    }

    private static string? Text(int? version) => version?.ToString(CultureInfo.InvariantCulture);

    private static bool IsSame(StoredWorkflowType? before, WorkflowType type) =>
        before is not null && WorkflowTypeJson.Write(before.Type) == WorkflowTypeJson.Write(type);

    private static Problem Changed(StoredWorkflowType? newest) => Problem.Conflict(
        "changed-meanwhile",
        newest is null
            ? "This workflow is not there any more."
            : string.Create(CultureInfo.InvariantCulture, $"Somebody else saved version {newest.Version} meanwhile. Nothing was saved."),
        new ProblemDetail("version", (newest?.Version ?? 0).ToString(CultureInfo.InvariantCulture)));
}
