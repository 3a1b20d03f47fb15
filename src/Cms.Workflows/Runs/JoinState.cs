using System.Collections.Immutable;
using System.Text.Json;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Runs;

/// <summary>What a <c>JoinTask</c> remembers of the branches that reached it, and when it lets them through.</summary>
internal static class JoinState
{
    /// <summary>Notes that a branch came over <paramref name="transition"/>.</summary>
    public static WorkflowRun Arrive(WorkflowRun run, Transition transition)
    {
        var (branches, isOpen) = Read(run, transition.To);
        var key = Key(transition);
        return branches.Contains(key) ? run : Write(run, transition.To, branches.Add(key), isOpen);
    }

    /// <summary>
    /// Ends the join for one arrival. <c>WaitAll</c> lets through when every incoming transition was taken; <c>WaitAny</c>
    /// at the first one, gives up what the other branches wait at, and swallows those that still come.
    /// </summary>
    /// <returns>The run, and whether the join is through.</returns>
    public static (WorkflowRun Run, bool Joined) Reach(WorkflowType type, WorkflowRun run, Activity join)
    {
        var id = join.ActivityId;
        var (branches, isOpen) = Read(run, id);
        if (!WaitsForAny(join))
        {
            var isComplete = type.Transitions.Where(transition => transition.To == id).All(t => branches.Contains(Key(t)));
            return isComplete ? (Forget(run, id), true) : (run, false);
        }

        var before = Before(type, id);
        if (!isOpen)
            run = run with { Blocking = run.Blocking.RemoveAll(blocking => before.Contains(blocking.ActivityId)) };

        // The first entry in Due is the arrival being handled.
        var moreToCome = run.Due.Remove(id).Any(due => due == id || before.Contains(due))
            || run.Blocking.Any(blocking => before.Contains(blocking.ActivityId));
        return (moreToCome ? Write(run, id, branches, isOpen: true) : Forget(run, id), !isOpen);
    }

    private static bool WaitsForAny(Activity join) => join.Properties.Get("Mode") switch
    {
        { ValueKind: JsonValueKind.Number } mode => mode.GetDouble() == 1,
        { ValueKind: JsonValueKind.String } mode => mode.GetString() == "WaitAny",
        _ => false,
    };

    /// <summary>The activities with a way to the join that does not lead through it.</summary>
    private static HashSet<string> Before(WorkflowType type, string joinId)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([joinId]);
        while (open.TryPop(out var id))
        {
            foreach (var transition in type.Transitions.Where(transition => transition.To == id))
            {
                if (transition.From != joinId && before.Add(transition.From))
                    open.Push(transition.From);
            }
        }

        return before;
    }

    private static (ImmutableArray<string> Branches, bool IsOpen) Read(WorkflowRun run, string joinId) =>
        run.ActivityStates.TryGetValue(joinId, out var state) ? (state.Texts("Branches"), state.Flag("Open")) : ([], false);

    private static WorkflowRun Write(WorkflowRun run, string joinId, ImmutableArray<string> branches, bool isOpen) => run with
    {
        ActivityStates = run.ActivityStates.SetItem(
            joinId,
            JsonSerializer.SerializeToElement(new { Branches = branches, Open = isOpen })),
    };

    private static WorkflowRun Forget(WorkflowRun run, string joinId) =>
        run with { ActivityStates = run.ActivityStates.Remove(joinId) };

    private static string Key(Transition transition) => $"{transition.From}:{transition.Outcome}";
}
