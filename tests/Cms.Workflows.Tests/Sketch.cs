using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cms.Workflows.Tests;

/// <summary>
/// A workflow type drawn in text. A line is an activity, <c>id Kind {properties}</c> with a star before a start activity,
/// or a transition, <c>from -Outcome-&gt; to</c>.
/// </summary>
internal static partial class Sketch
{
    public static WorkflowType Of(string drawing)
    {
        var activities = new List<Activity>();
        var transitions = new List<Transition>();
        foreach (var line in drawing.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (TransitionLine().Match(line) is { Success: true } arrow)
                transitions.Add(new(arrow.Groups[1].Value, arrow.Groups[2].Value, arrow.Groups[3].Value));
            else if (ActivityLine().Match(line) is { Success: true } box)
                activities.Add(Activity(box));
            else
                throw new ArgumentException($"'{line}' is neither an activity nor a transition.", nameof(drawing));
        }

        return new WorkflowType
        {
            WorkflowTypeId = "sketch",
            Name = "Sketch",
            IsEnabled = true,
            Activities = [.. activities],
            Transitions = [.. transitions],
        };
    }

    private static Activity Activity(Match box)
    {
        var properties = box.Groups[4].Value is { Length: > 0 } json ? json : "{}";
        return new(box.Groups[2].Value, box.Groups[3].Value, JsonElement.Parse(properties)) { IsStart = box.Groups[1].Length > 0 };
    }

    [GeneratedRegex(@"^(\S+) -(.+)-> (\S+)$")]
    private static partial Regex TransitionLine();

    [GeneratedRegex(@"^(\*?)(\S+) (\S+)(?: (\{.*\}))?$")]
    private static partial Regex ActivityLine();
}
