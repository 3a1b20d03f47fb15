namespace Cms.Workflows.Linting;

/// <summary>Something that must hold for every workflow type.</summary>
internal abstract class LintRule
{
    /// <summary>The stable id its findings carry.</summary>
    public abstract string Id { get; }

    public abstract IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context);

    protected Finding Error(
        Activity? activity, FormattableString message, FormattableString mend, Func<WorkflowType, WorkflowType>? change = null) =>
        Finding.Of(Id, Severity.Error, activity, message, mend, change);

    protected Finding Warning(
        Activity? activity, FormattableString message, FormattableString mend, Func<WorkflowType, WorkflowType>? change = null) =>
        Finding.Of(Id, Severity.Warning, activity, message, mend, change);

    /// <summary>An error where the type publishes, a warning elsewhere.</summary>
    protected Finding ErrorIfEditorial(
        WorkflowGraph graph, Activity? activity, FormattableString message, FormattableString mend, Func<WorkflowType, WorkflowType>? change = null) =>
        graph.Type.IsEditorial ? Error(activity, message, mend, change) : Warning(activity, message, mend, change);
}
