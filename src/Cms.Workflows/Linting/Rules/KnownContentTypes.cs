namespace Cms.Workflows.Linting.Rules;

/// <summary>Content types named by activities exist.</summary>
internal sealed class KnownContentTypes : LintRule
{
    public override string Id => "unknown-content-type";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        from type in activity.Properties.Texts("ContentTypeFilter").Append(activity.Properties.Text("ContentType"))
        where IsContentType(activity) && !string.IsNullOrEmpty(type) && context.ContentTypes?.Contains(type) == false
        select Error(
            activity,
            $"'{activity.Label}' names the content type '{type}', which does not exist.",
            "Define the content type, or name another.");

    // HTTP tasks have a ContentType too, of another sort.
    private static bool IsContentType(Activity activity) => activity.Name.StartsWith("Content", StringComparison.Ordinal)
        || activity.Name is "CreateContentTask";
}
