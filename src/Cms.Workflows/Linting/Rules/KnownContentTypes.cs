using Cms.Workflows.Activities.Catalogue;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Content types named by activities exist.</summary>
internal sealed class KnownContentTypes : LintRule
{
    public override string Id => "unknown-content-type";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        from named in ActivityCatalogue.TextsOf(activity, PropertyKind.ContentType, PropertyKind.ContentTypes)
        where context.ContentTypes?.Contains(named.Text) == false
        select Error(
            activity,
            $"'{activity.Label}' names the content type '{named.Text}', which does not exist.",
            $"Define the content type, or name another.",
            Mend(activity, named.Property.Name, named.Text, Likeness.Nearest(named.Text, context.ContentTypes!)));

    /// <summary>The last type of a filter is not taken away: no type at all would be all of them.</summary>
    private static Func<WorkflowType, WorkflowType>? Mend(Activity activity, string key, string name, string? meant) =>
        meant is null && activity.Properties.Texts(key).Distinct().Count() < 2
            ? null
            : type => type.Change(activity.ActivityId, changed => changed.Reword(key, name, meant));
}
