using System.Collections.Immutable;
using Cms.Content.Items;

namespace Cms.Editorial.Workflows;

/// <summary>The day's work as one person sees it. Each list is oldest first, except <see cref="Unclaimed"/>: newest first.</summary>
/// <param name="Mine">Pieces this person claimed, wherever they are.</param>
/// <param name="WaitingForMe">Pieces at a task that this person may take.</param>
/// <param name="Unclaimed">Source stories nobody has claimed for a language this person translates into.</param>
/// <param name="Others">Every other piece on the desk.</param>
public sealed record DeskQueue(
    ImmutableArray<DeskPiece> Mine,
    ImmutableArray<DeskPiece> WaitingForMe,
    ImmutableArray<UnclaimedStory> Unclaimed,
    ImmutableArray<DeskPiece> Others);

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
    string? LastCommentBy);

/// <summary>A source story that can be claimed.</summary>
/// <param name="To">The culture it can be claimed for; a story is listed once for each.</param>
/// <param name="Words">Of title and text.</param>
/// <param name="Received">When it came in.</param>
public sealed record UnclaimedStory(
    ItemId Story, string Title, string? Outlet, string From, string To, int Words, DateTime? Received);
