using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Editorial.Comments;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Everything the translation screen shows of one article, as one person sees it.</summary>
/// <param name="Version">The latest version: its number is what a move names as seen.</param>
/// <param name="Saves">
/// How many saves of targets there were so far. A move that names it is refused when somebody else saved meanwhile.
/// </param>
/// <param name="Culture">BCP 47, of the target; null where the article has none.</param>
/// <param name="Direction"><c>rtl</c> or <c>ltr</c>, of the target.</param>
/// <param name="Source">Null for an article that is not translated from a story here; then there are no segments either.</param>
/// <param name="State">The task the article waits at; null when it is not on the desk.</param>
/// <param name="WhyNotWrite">Null when this person may save segments now, else the reason in a sentence.</param>
/// <param name="Actions">Every way the task can end, also those this person may not take.</param>
/// <param name="Journal">Oldest first.</param>
public sealed record Workspace(
    ItemVersion Version,
    int Saves,
    string? Culture,
    string Direction,
    WorkspaceSource? Source,
    ImmutableArray<WorkspaceSegment> Segments,
    WorkspaceFields Fields,
    DeskState? State,
    string? WhyNotWrite,
    ImmutableArray<DeskAction> Actions,
    ImmutableArray<DeskEntry> Journal,
    WorkspaceProgress Progress,
    WorkspaceReview Review)
{
    public ItemId Article => Version.ContentItemId;

    public int Number => Version.Number;

    public bool MayWrite => WhyNotWrite is null;
}

/// <summary>The frozen text the article is translated from.</summary>
/// <param name="Story">Null where the story is gone; the revision stays.</param>
/// <param name="Title">The original headline.</param>
/// <param name="IsCurrent">False when the story has a newer revision than the one the article is pinned to.</param>
public sealed record WorkspaceSource(
    ItemId Story,
    int Revision,
    string Hash,
    string Language,
    string Direction,
    string Title,
    WorkspaceReference? Outlet,
    string? Author,
    string? Url,
    DateTime? PublishedUtc,
    bool IsCurrent);

/// <param name="Text">Of the source: inline Markdown, plain text for the headline.</param>
/// <param name="Words">Of the source.</param>
/// <param name="Hash">Of the source text the target belongs to.</param>
/// <param name="IsInserted">Added by us: the source has nothing here.</param>
/// <param name="IsPiece">Split off or merged: not a segment as the source has it.</param>
/// <param name="Target">Null where nothing was saved yet.</param>
public sealed record WorkspaceSegment(
    string Id,
    int Position,
    SegmentKind Kind,
    int Level,
    string Text,
    int Words,
    bool IsTranslatable,
    string Hash,
    bool IsInserted,
    bool IsPiece,
    WorkspaceTarget? Target);

/// <param name="Number">The base of the next save.</param>
/// <param name="SavedBy">Name of the account that saved it last.</param>
public sealed record WorkspaceTarget(
    int Number,
    string Text,
    TargetState State,
    TargetOrigin Origin,
    string SavedBy,
    DateTime SavedUtc,
    string? Omitted = null,
    string? Note = null,
    string? SavedById = null);

/// <summary>What people said of the text beside it, and what this person may do with it.</summary>
/// <param name="Seen">What this person saw last, where it is not what stands there now; null when they never looked.</param>
/// <param name="Unlinked">Texts that belong to no segment: somebody has to decide about them before the piece moves on.</param>
/// <param name="MayChangeLinks">Whether this person may send a link elsewhere than the source does.</param>
public sealed record WorkspaceReview(
    ImmutableArray<CommentView> Comments,
    ImmutableArray<WorkspaceSuggestion> Suggestions,
    WorkspaceLook? Seen,
    ImmutableArray<WorkspaceUnlinked> Unlinked,
    bool MayChangeLinks);

/// <param name="Before">The target it was made from.</param>
/// <param name="IsMine">Whether this person made it.</param>
public sealed record WorkspaceSuggestion(
    string Id, string SegmentId, string By, DateTime AtUtc, string Before, string Text, bool IsMine);

/// <param name="Before">By segment, the text then; only of segments that changed since.</param>
public sealed record WorkspaceLook(DateTime SeenUtc, IReadOnlyDictionary<string, string> Before);

/// <param name="Id">Names it to <see cref="LinkText"/>.</param>
/// <param name="IsLoose">Whether it was written into the body outside the workspace; else its segment is gone.</param>
/// <param name="After">The segment it stood behind; null at the beginning, and where that is not known.</param>
/// <param name="Instead">The segment it may be another wording of.</param>
public sealed record WorkspaceUnlinked(
    string Id, SegmentKind Kind, string Text, string SavedBy, DateTime SavedUtc, bool IsLoose, string? After = null, string? Instead = null);

/// <summary>What is written beside the text, from the latest version.</summary>
public sealed record WorkspaceFields(
    string? Title,
    string? Summary,
    string? Kind,
    ImmutableArray<WorkspaceReference> Section,
    ImmutableArray<WorkspaceReference> Keywords,
    ImmutableArray<WorkspaceReference> ReadAlso);

/// <summary>An item or term by id, with the name people know it by; the id itself where it cannot be found.</summary>
public sealed record WorkspaceReference(string Id, string Name);

/// <summary>Counted over what has to be translated, the headline included; words are the source's.</summary>
public sealed record WorkspaceProgress(int Translated, int Segments, int TranslatedWords, int Words);
