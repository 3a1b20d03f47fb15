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
    DateTime AtUtc);

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
    string? SourceLanguage);
