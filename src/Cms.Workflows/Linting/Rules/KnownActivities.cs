using Cms.Workflows.Activities;

namespace Cms.Workflows.Linting.Rules;

/// <summary>Every activity is of a kind that can be run.</summary>
internal sealed class KnownActivities : LintRule
{
    public override string Id => "unknown-activity";

    public override IEnumerable<Finding> Check(WorkflowGraph graph, LintContext context) => graph.Activities
        .Where(activity => !ActivityKinds.Of(activity).IsKnown && !context.Activities.Contains(activity.Name))
        .Select(activity => Error(
            activity,
            $"Nothing is known of an activity named '{activity.Name}' ('{activity.Label}'): it is kept, but a run that comes to it is faulted.",
            "Correct the name, replace the activity, or remove it.",
            Likeness.Nearest(activity.Name, ActivityKinds.All.Select(kind => kind.Name)) is { } name
                ? type => type.Change(activity.ActivityId, changed => changed with { Name = name })
                : null));
}
