using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Every activity is of a kind that can be run.</summary>
internal sealed class KnownActivities : LintRule
{
    public override string Id => "unknown-activity";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) =>
        from activity in graph.Activities
        let kind = ActivityKinds.Of(activity)
        where !kind.IsSupported && !context.Activities.Contains(activity.Name)
        select kind.IsKnown ? Foreign(activity, kind) : Unknown(activity);

    private Finding Foreign(Activity activity, ActivityKind kind) => Warning(
        activity,
        kind.IsEvent
            ? (FormattableString)$"'{activity.Label}' ({activity.Name}) has no meaning here: it is kept, but never happens."
            : $"'{activity.Label}' ({activity.Name}) has no meaning here: it is kept, but a run that comes to it is faulted.",
        $"Replace the activity, or remove it.");

    private Finding Unknown(Activity activity) => Error(
        activity,
        $"Nothing is known of an activity named '{activity.Name}' ('{activity.Label}'): it is kept, but a run that comes to it is faulted.",
        $"Correct the name, replace the activity, or remove it.",
        Likeness.Nearest(activity.Name, ActivityKinds.All.Select(kind => kind.Name)) is { } name
            ? type => type.Change(activity.ActivityId, changed => changed with { Name = name })
            : null);
}
