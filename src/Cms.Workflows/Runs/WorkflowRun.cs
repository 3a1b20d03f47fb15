using System.Collections.Immutable;
using System.Text.Json;

namespace Cms.Workflows.Runs;

/// <summary>One run of a workflow type (what Orchard calls a workflow instance) at one moment.</summary>
/// <param name="TypeVersion">Number of the stored version of the type the run started on and stays on.</param>
public sealed record WorkflowRun(string RunId, string WorkflowTypeId, int TypeVersion)
{
    private static readonly ImmutableSortedDictionary<string, JsonElement> Empty =
        ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>What the run is about, usually the id of a content item.</summary>
    public string? CorrelationId { get; init; }

    public RunStatus Status { get; init; }

    /// <summary>Why the run is faulted, else null.</summary>
    public string? FaultMessage { get; init; }

    /// <summary>What the events brought, later ones over earlier ones.</summary>
    public ImmutableSortedDictionary<string, JsonElement> Input { get; init; } = Empty;

    public ImmutableSortedDictionary<string, JsonElement> Output { get; init; } = Empty;

    public ImmutableSortedDictionary<string, JsonElement> Properties { get; init; } = Empty;

    /// <summary>What the last task that had a result left; null before.</summary>
    public JsonElement? LastResult { get; init; }

    /// <summary>What single activities remember, by activity id; a join its branches.</summary>
    public ImmutableSortedDictionary<string, JsonElement> ActivityStates { get; init; } = Empty;

    /// <summary>The events the run waits at, each once.</summary>
    public ImmutableArray<BlockingActivity> Blocking { get; init; } = [];

    /// <summary>Ids of the tasks to run next, the first one first; empty between passes, but not in a faulted run.</summary>
    public ImmutableArray<string> Due { get; init; } = [];

    /// <summary>Whether nothing can move the run any more.</summary>
    public bool IsOver => Status is RunStatus.Finished or RunStatus.Aborted;

    /// <summary>Returns whether the run waits at this activity.</summary>
    public bool WaitsAt(string activityId) => Blocking.Any(blocking => blocking.ActivityId == activityId);
}

/// <summary>An event that a run waits at.</summary>
public sealed record BlockingActivity(string ActivityId, bool IsStart, string Name);
