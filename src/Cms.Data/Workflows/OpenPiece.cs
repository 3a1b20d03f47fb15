using Cms.Content.Items;
using Cms.Data.Translations;

namespace Cms.Data.Workflows;

/// <summary>An article that waits in an editorial workflow, as lists and boards need it: read without its content.</summary>
/// <param name="SinceUtc">When it came to where it waits.</param>
/// <param name="Claim">Null when the article translates no story.</param>
/// <param name="Title">Of the latest version.</param>
/// <param name="Number">Of the latest version.</param>
/// <param name="Culture">Of the article; null if it has none.</param>
public sealed record OpenPiece(
    ItemId Article,
    string RunId,
    RunType Type,
    WaitingAt At,
    DateTime SinceUtc,
    Claim? Claim,
    string? Title,
    string ContentType,
    int Number,
    string? Culture,
    string? Owner)
{
    /// <summary>Why its workflow is faulted, else null.</summary>
    public string? Fault { get; init; }

    /// <summary>Of the source; null if unknown.</summary>
    public string? SourceLanguage { get; init; }

    /// <summary>Headline of the source's current revision.</summary>
    public string? OriginalTitle { get; init; }

    /// <summary>Id of the item the text comes from.</summary>
    public string? Outlet { get; init; }

    /// <summary>Id of a term.</summary>
    public string? Section { get; init; }

    /// <summary>Number of the source's current revision; null without a story.</summary>
    public int? Revision { get; init; }

    /// <summary>The newest revision that somebody confirmed for this piece; null for none.</summary>
    public int? Confirmed { get; init; }

    public PiecePlan Plan { get; init; } = PiecePlan.None;
}

/// <summary>What the desk has planned for a piece.</summary>
/// <param name="Priority">0 is what nobody changed; higher is more urgent.</param>
/// <param name="DueUtc">Overrides the task's own limit; null leaves that.</param>
/// <param name="OverdueToldUtc">For which due moment people were told that it has passed.</param>
public sealed record PiecePlan(int Priority, DateTime? DueUtc, DateTime? OverdueToldUtc = null)
{
    public static PiecePlan None { get; } = new(0, null);
}

/// <summary>Who did something in which state of a piece, as far as the rule of other eyes asks.</summary>
public sealed record PieceAct(ItemId Article, JournalEntry Entry);

/// <summary>A story that nobody has taken for a culture yet.</summary>
public sealed record OpenStory(ItemId Story, string Language);
