using System.Collections.Immutable;
using System.Globalization;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Definitions;
using Cms.Workflows;
using Cms.Workflows.Linting;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Workflows;

/// <summary>Stores a workflow type as its next version, when the linter finds nothing that breaks a promise of the desk.</summary>
public sealed class SaveWorkflowType(
    UnitOfWork work, WorkflowTypeStore types, CurrentDefinitions definitions, RoleManager<CmsRole> roles, AuditTrail audit)
{
    /// <returns>The version it has now (the same type again keeps it), or <c>may-not-manage-workflows</c>,
    /// <c>workflow-errors</c> (a detail for each finding).</returns>
    public async Task<Result<SavedWorkflowType>> RunAsync(WorkflowType type, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageWorkflows))
            return Problem.Forbidden("may-not-manage-workflows", "Workflows are changed by those who may manage them.");

        var context = new LintContext(
            [.. roles.Roles.Select(role => role.Name).ToArray().OfType<string>()],
            [.. (await definitions.GetAsync(cancellationToken)).Types.Keys]);
        var findings = WorkflowLinter.Check(type, context);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToImmutableArray();
        if (errors.Length > 0)
        {
            var others = errors.Length == 1 ? "" : $" And {errors.Length - 1} more.";
            return Problem.Invalid(
                "workflow-errors",
                $"The workflow '{type.Name}' would not keep the desk's promises. {errors[0].Message}{others}",
                [.. errors.Select(finding => new ProblemDetail(finding.ActivityId ?? type.WorkflowTypeId, $"{finding.Message} {finding.Mend}"))]);
        }

        await using var transaction = await work.BeginAsync(cancellationToken);
        var before = (await types.ListCurrentAsync(cancellationToken)).FirstOrDefault(t => t.Type.WorkflowTypeId == type.WorkflowTypeId)?.Version;
        var stored = await types.SaveAsync(type, cancellationToken);
        if (stored.Version != before)
            audit.Note(actor, AuditActions.WorkflowSaved, type.WorkflowTypeId, from: Text(before), to: Text(stored.Version));
        await transaction.CommitAsync(cancellationToken);
        return new SavedWorkflowType(type.WorkflowTypeId, stored.Version, findings);
    }

    private static string? Text(int? version) => version?.ToString(CultureInfo.InvariantCulture);
}
