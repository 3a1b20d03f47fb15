namespace Cms.Workflows.Linting;

/// <summary>Something that must hold for every workflow type.</summary>
internal abstract class LintRule
{
    /// <summary>The stable id its findings carry.</summary>
    public abstract string Id { get; }

    public abstract IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context);

    protected Finding Error(Activity? activity, string message, string mend) =>
        new(Id, Severity.Error, activity?.ActivityId, message, mend);

    protected Finding Warning(Activity? activity, string message, string mend) =>
        new(Id, Severity.Warning, activity?.ActivityId, message, mend);

    /// <summary>An error where the type publishes, a warning elsewhere.</summary>
    protected Finding ErrorIfEditorial(WorkflowGraph graph, Activity? activity, string message, string mend) =>
        graph.Type.IsEditorial ? Error(activity, message, mend) : Warning(activity, message, mend);
}
