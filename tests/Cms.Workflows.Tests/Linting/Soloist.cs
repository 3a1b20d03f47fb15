using System.Collections.Immutable;
using Cms.Workflows.Activities;

namespace Cms.Workflows.Tests.Linting;

/// <summary>One person alone at the desk, with every role and language, who tries every way there is.</summary>
internal static class Soloist
{
    /// <summary>Returns whether some run from <paramref name="start"/> publishes what this person translated in it, with nobody else acting.</summary>
    public static bool Publishes(WorkflowType type, Activity start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<(Activity At, ImmutableSortedSet<string> ActedIn)>([(start, [])]);
        while (open.TryDequeue(out var here))
        {
            if (!seen.Add($"{here.At.ActivityId}|{string.Join(',', here.ActedIn)}"))
                continue;

            if (here.At.Name == ActivityKinds.PublishContent && here.ActedIn.Contains("translation"))
                return true;

            var task = UserTask.From(here.At);
            if (task is not null && task.NotBy.Any(here.ActedIn.Contains))
                continue;

            var acted = task?.State is { } state ? here.ActedIn.Add(state) : here.ActedIn;
            foreach (var outcome in ActivityKinds.Of(here.At).OutcomesOf(here.At))
            {
                if (type.Follow(here.At.ActivityId, outcome) is { } transition && type.Find(transition.To) is { } next)
                    open.Enqueue((next, acted));
            }
        }

        return false;
    }
}
