using Cms.Workflows.Activities;
using Cms.Workflows.Runs;

namespace Cms.Workflows.Tests.Linting;

/// <summary>Lets the engine go every way from one point: every activity a run is at ends in every way it can.</summary>
/// <remarks>
/// A graph of seven activities with one fork shows all it can with three of them at once, since a shortest way to anything
/// passes the fork once; runs that are at more are given up.
/// </remarks>
internal sealed class Explorer
{
    private const int MostAtOnce = 3;

    private readonly WorkflowType _type;
    private readonly Queue<WorkflowRun> _open = new();

    private Explorer(WorkflowType type) => _type = type;

    /// <summary>Ids of the activities that some run was at.</summary>
    public HashSet<string> Visited { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether some run from here finishes.</summary>
    public bool CanFinish { get; private set; }

    public static Explorer From(WorkflowType type, Activity start)
    {
        var explorer = new Explorer(type);
        explorer.Visited.Add(start.ActivityId);
        explorer.Take(WorkflowEngine.Start(type, new("r", 1, start.ActivityId)));
        return explorer.Explore();
    }

    /// <summary>Explores from a run that is at this one activity, as if it had come there.</summary>
    public static Explorer At(WorkflowType type, Activity activity)
    {
        var explorer = new Explorer(type);
        var run = new WorkflowRun("r", type.WorkflowTypeId, 1);
        explorer._open.Enqueue(ActivityKinds.Of(activity).IsEvent
            ? run with { Status = RunStatus.Halted, Blocking = [new(activity.ActivityId, false, activity.Name)] }
            : run with { Status = RunStatus.Executing, Due = [activity.ActivityId] });
        return explorer.Explore();
    }

    /// <summary>
    /// Returns the publishing tasks that some way from <paramref name="start"/> comes to without a task that is barred to the
    /// translator since the start or since the last translating task.
    /// </summary>
    /// <remarks>Follows one branch at a time: what the others do is no check of this one.</remarks>
    public static IEnumerable<string> PublishedUnchecked(WorkflowType type, Activity start)
    {
        var seen = new HashSet<(string, bool)>();
        var open = new Queue<(Activity Activity, bool IsChecked)>([(start, false)]);
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add((at.Activity.ActivityId, at.IsChecked)))
                continue;

            if (at.Activity.Name == ActivityKinds.PublishContent && !at.IsChecked)
                yield return at.Activity.ActivityId;

            var task = UserTask.From(at.Activity);
            var isChecked = task?.State != "translation" && (at.IsChecked || task?.NotBy.Contains("translation") == true);
            var run = new WorkflowRun("r", type.WorkflowTypeId, 1) { Due = [at.Activity.ActivityId] };
            foreach (var outcome in ActivityKinds.Of(at.Activity).OutcomesOf(at.Activity))
            {
                if (WorkflowEngine.End(type, run, at.Activity.ActivityId, outcome) is StepResult.Moved moved)
                    open.Enqueue((moved.ToRun.Concat(moved.WaitingAt).Single(), isChecked));
            }
        }
    }

    private Explorer Explore()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_open.TryDequeue(out var run))
        {
            if (!seen.Add(Key(run)))
                continue;

            var at = run.Due.Concat(run.Blocking.Select(blocking => blocking.ActivityId)).ToHashSet(StringComparer.Ordinal);
            Visited.UnionWith(at);
            if (run.Due.Length + run.Blocking.Length > MostAtOnce)
                continue;

            foreach (var activity in at.Select(id => _type.Find(id)!))
            {
                var kind = ActivityKinds.Of(activity);
                var outcomes = kind.OutcomesOf(activity);
                if (kind.TakesAllOutcomes)
                    Take(WorkflowEngine.End(_type, run, activity.ActivityId, outcomes));
                else
                    foreach (var outcome in outcomes)
                        Take(WorkflowEngine.End(_type, run, activity.ActivityId, outcome));
            }
        }

        return this;
    }

    private void Take(StepResult result)
    {
        if (result is StepResult.Finished)
            CanFinish = true;
        else if (result is StepResult.Moved moved)
            _open.Enqueue(moved.Run);
        else
            throw new InvalidOperationException($"The engine answered {result}.");
    }

    private static string Key(WorkflowRun run) =>
        $"{string.Join(',', run.Due.Order(StringComparer.Ordinal))}|{string.Join(',', run.Blocking.Select(b => b.ActivityId).Order(StringComparer.Ordinal))}";
}
