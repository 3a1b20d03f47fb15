using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Workflows;

/// <summary>The day's work as one person sees it. Each list is oldest first, except <see cref="Unclaimed"/>: newest first; long
/// ones are cut, <see cref="Counts"/> has how much there is.</summary>
/// <param name="Mine">Pieces this person claimed, wherever they are.</param>
/// <param name="WaitingForMe">Pieces at a task that this person may take.</param>
/// <param name="Unclaimed">Source stories nobody has claimed for a language this person translates into.</param>
/// <param name="Others">Every other piece on the desk.</param>
public sealed record DeskQueue(
    ImmutableArray<DeskPiece> Mine,
    ImmutableArray<DeskPiece> WaitingForMe,
    ImmutableArray<UnclaimedStory> Unclaimed,
    ImmutableArray<DeskPiece> Others)
{
    /// <summary>Pieces that nobody holds any more, and that this person could take.</summary>
    public ImmutableArray<DeskPiece> Free { get; init; } = [];

    public DeskCounts Counts { get; init; } = new(0, 0, 0, 0, 0);
}

/// <summary>How many pieces there are in each list.</summary>
/// <param name="Overdue">Of mine and those waiting for me.</param>
public sealed record DeskCounts(int Mine, int WaitingForMe, int Free, int Others, int Overdue);

/// <summary>An article on the desk.</summary>
/// <param name="Title">Of the latest version: the original headline until the target has one.</param>
/// <param name="Story">Null for an article that is not translated from a story here.</param>
/// <param name="From">Language of the source; null if unknown.</param>
/// <param name="To">Culture of the article; null if it has none.</param>
/// <param name="WhyNot">Why this person may not take the task; null if they may.</param>
public sealed record DeskPiece(
    ItemId Article,
    ItemId? Story,
    string ContentType,
    string Title,
    string? OriginalTitle,
    string? From,
    string? To,
    DeskState State,
    string? WhyNot,
    string? LastComment,
    string? LastCommentBy)
{
    /// <summary>Of the latest version: what an action is based on.</summary>
    public int Number { get; init; }

    /// <summary>Name of the item the text comes from.</summary>
    public string? Outlet { get; init; }

    /// <summary>Name of the section.</summary>
    public string? Section { get; init; }

    /// <summary>Whether the source has changed since it was pinned or confirmed.</summary>
    public bool IsStale { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>Whether nobody holds it, and this person could take it.</summary>
    public bool IsFree { get; init; }

    /// <summary>How its task can end, as far as that hangs on the person: whether the text is complete is found out by acting.</summary>
    public ImmutableArray<DeskAction> Actions { get; init; } = [];
}

/// <summary>A source story that can be claimed.</summary>
/// <param name="To">The culture it can be claimed for; a story is listed once for each.</param>
/// <param name="Words">Of title and text.</param>
/// <param name="Received">When it came in.</param>
public sealed record UnclaimedStory(
    ItemId Story, string Title, string? Outlet, string From, string To, int Words, DateTime? Received);
