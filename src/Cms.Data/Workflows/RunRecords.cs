using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Workflows.Runs;

namespace Cms.Data.Workflows;

/// <summary>Where an editorial run waits.</summary>
/// <param name="State">For example <c>editing</c>; the article's state.</param>
public sealed record WaitingAt(string ActivityId, string Title, string? State);

/// <param name="RowVersion">Grows with each save; a save names the one it is based on.</param>
/// <param name="At">Null unless the run is editorial and waits.</param>
public sealed record StoredRun(WorkflowRun Run, int RowVersion, WaitingAt? At);

/// <summary>What somebody or something did in a run.</summary>
/// <param name="Seq">From 1 within the run, in order; ignored on writing, entries get the next numbers.</param>
public sealed record JournalEntry(
    string RunId,
    int Seq,
    string ActivityId,
    string Name,
    string Outcome,
    string? FromState,
    string? ToState,
    string? AccountId,
    string? Comment,
    int? ItemNumber,
    DateTime AtUtc)
{
    /// <summary>What the step itself had to say: a log line, or why it broke.</summary>
    public string? Note { get; init; }
}

/// <summary>An article that waits in an editorial workflow, with what a queue shows of it.</summary>
/// <param name="SinceUtc">When it came to where it waits.</param>
/// <param name="Claim">Null when the article translates no story.</param>
/// <param name="LatestNumber">Of the latest version; title and type are that version's.</param>
/// <param name="SourceLanguage">Of the story's current revision; null when the article translates no story.</param>
public sealed record WaitingPiece(
    ItemId Article,
    string RunId,
    WaitingAt At,
    DateTime SinceUtc,
    Claim? Claim,
    string? Title,
    string ContentType,
    int LatestNumber,
    string? SourceLanguage)
{
    /// <summary>Why its workflow is faulted, else null.</summary>
    public string? Fault { get; init; }
}

/// <summary>An event that a run waits at, as it is found when it happens.</summary>
/// <param name="EventName">The activity's name.</param>
/// <param name="CorrelationId">Of the run when it came here.</param>
/// <param name="Subject">What the event must concern besides: a signal's name, a child's run, an address; null for nothing more.</param>
public sealed record WorkflowWait(string RunId, string ActivityId, string EventName, string? CorrelationId, string? Subject);

/// <summary>A row of the list of all runs.</summary>
/// <param name="Fault">Why it is faulted, else null.</param>
/// <param name="At">Where it waits or broke, if it is editorial.</param>
/// <param name="StartedUtc">Null for runs from before it was kept.</param>
public sealed record RunListing(
    string RunId,
    string WorkflowTypeId,
    int TypeVersion,
    string TypeName,
    string? CorrelationId,
    string? ItemTitle,
    RunStatus Status,
    string? Fault,
    string? At,
    DateTime? StartedUtc,
    DateTime? ChangedUtc);

/// <summary>Which runs are listed.</summary>
/// <param name="Text">In the fault, the item's title, the ids or the type's name, without regard to case.</param>
public sealed record RunFilter(
    string? WorkflowTypeId = null,
    IReadOnlyCollection<RunStatus>? Statuses = null,
    string? CorrelationId = null,
    string? Text = null,
    int Skip = 0,
    int Take = 50);

/// <summary>Something that is due at a time.</summary>
/// <param name="RunId">Null when it starts a run.</param>
/// <param name="Attempts">How often it failed.</param>
public sealed record WorkflowTimer(
    string TimerId, WorkflowTimerKind Kind, string? RunId, string WorkflowTypeId, string ActivityId, DateTime DueUtc, int Attempts, string? Error);

/// <summary>What happens when a timer is due.</summary>
public enum WorkflowTimerKind
{
    /// <summary>The run goes on from its timer event.</summary>
    Resume = 0,

    /// <summary>A run starts at its timer event.</summary>
    Start = 1,

    /// <summary>A faulted run is tried again.</summary>
    Retry = 2,
}
