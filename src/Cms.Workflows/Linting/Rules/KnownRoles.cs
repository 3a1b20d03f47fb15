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
            $"Create the role, or name another.",
            Mend(activity, role, Likeness.Nearest(role, context.Roles!)));

    /// <summary>The last role is not taken away: no role at all would be everybody.</summary>
    private static Func<WorkflowType, WorkflowType>? Mend(Activity activity, string role, string? meant) =>
        meant is null && activity.Properties.Texts("Roles").Distinct().Count() == 1
            ? null
            : type => type.Change(activity.ActivityId, changed => changed.Reword("Roles", role, meant));
}
