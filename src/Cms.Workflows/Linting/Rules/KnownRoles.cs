namespace Cms.Workflows.Linting.Rules;

/// <summary>Roles named by activities exist.</summary>
internal sealed class KnownRoles : LintRule
{
    public override string Id => "unknown-role";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        from role in activity.Properties.Texts("Roles")
        where context.Roles is { } roles && !roles.Contains(role)
        select Error(
            activity,
            $"'{activity.Label}' names the role '{role}', which does not exist.",
            "Create the role, or name another.");
}
