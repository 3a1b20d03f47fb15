using System.Collections.Immutable;
using System.ComponentModel;
using Cms.Editorial.Comments;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Web.Api.Rest;

/// <summary>An article on the desk, with its segments.</summary>
/// <param name="Number">Of the latest version: what a move of the state names as <c>seen</c>.</param>
/// <param name="Saves">Of segments, so far: a move that names it is refused when somebody saved meanwhile.</param>
/// <param name="WhyNotWrite">Null where the caller may save segments now.</param>
internal sealed record TranslationJson(
    string Article,
    string Title,
    int Number,
    int Saves,
    string? Culture,
    TranslationSourceJson? Source,
    ImmutableArray<WorkspaceSegment> Segments,
    DeskState? State,
    string? WhyNotWrite,
    ImmutableArray<DeskAction> Actions,
    ImmutableArray<CommentView> Comments,
    ImmutableArray<WorkspaceUnlinked> Unlinked,
    ImmutableArray<DeskEntry> Journal)
{
    public static TranslationJson Of(Workspace workspace) => new(
        workspace.Article.Value,
        workspace.Version.Item.DisplayText ?? "",
        workspace.Number,
        workspace.Saves,
        workspace.Culture,
        workspace.Source is { } source
            ? new TranslationSourceJson(source.Story.Value, source.Title, source.Language, source.Outlet?.Name, source.Revision, source.IsCurrent) : null,
        workspace.Segments,
        workspace.State,
        workspace.WhyNotWrite,
        workspace.Actions,
        workspace.Review.Comments,
        workspace.Review.Unlinked,
        workspace.Journal);
}

internal sealed record TranslationSourceJson(string Story, string Title, string Language, string? Outlet, int Revision, bool IsCurrent);

internal sealed record ClaimRequest(
    [property: Description("Id of the source story.")] string Story,
    [property: Description("BCP 47, of the translation.")] string Culture);

internal sealed record ClaimAnswer(string Article, string Story, string Culture, int Number);

internal sealed record OperationsRequest(
    [property: Description("500 at most; what becomes of one does not depend on the others.")] IReadOnlyList<OperationRequest> Operations);

internal sealed record OperationRequest(
    string SegmentId,
    [property: Description("Number of the target it was made from; 0 where there is none yet.")] int Base,
    [property: Description("Inline Markdown; plain text for the headline.")] string Text,
    TargetState State = TargetState.Translated,
    TargetOrigin Origin = TargetOrigin.Human,
    [property: Description("Why the article goes without this segment; null when it does not.")] string? Omitted = null,
    [property: Description("For the people at the desk; null leaves it as it is.")] string? Note = null);

internal sealed record OperationsAnswer(
    [property: Description("One for each operation, in their order: saved, conflicted (with what stands there) or refused (with the reason).")]
    ImmutableArray<SegmentOutcome> Outcomes);

internal sealed record ArrangeRequest(
    [property: Description("split, merge, move, insert or remove.")] string Kind,
    [property: Description("The segment it begins at.")] string SegmentId,
    [property: Description("Number of the target it was made from; 0 where there is none yet.")] int Base = 0,
    [property: Description("split: target of the first part.")] string? First = null,
    [property: Description("split: target of the second part.")] string? Second = null,
    [property: Description("split: where the source is cut; else at the end of a sentence in the same proportion.")] int? SourceAt = null,
    [property: Description("split: id of the second part, that of the source segment, ~ and up to 20 letters or digits; insert: new- and the same.")] string? NewId = null,
    [property: Description("merge: the next segment as you saw it.")] string? Next = null,
    [property: Description("merge: number of the next one's target.")] int NextBase = 0,
    [property: Description("merge: target of the whole; else both, one after the other.")] string? Text = null,
    [property: Description("move: the segment it stands behind then.")] string? After = null)
{
    /// <returns>Null where something that this kind needs is missing.</returns>
    public Rearrangement? ToChange() => (SegmentId, Kind) switch
    {
        (null, _) => null,
        (_, "split") when First is not null && Second is not null => new Rearrangement.Split(SegmentId, Base, First, Second, SourceAt, NewId),
        (_, "merge") => new Rearrangement.Merge(SegmentId, Base, NextBase, Next, Text),
        (_, "move") when After is not null => new Rearrangement.Move(SegmentId, After),
        (_, "insert") => new Rearrangement.Insert(SegmentId, NewId),
        (_, "remove") => new Rearrangement.Remove(SegmentId, Base),
        _ => null,
    };
}

internal sealed record LinkRequest(
    [property: Description("Of the text, from unlinked.")] string Id,
    TextLinkKind? Kind,
    [property: Description("Where it goes, or behind which segment.")] string? SegmentId = null,
    [property: Description("Number of the target that is changed.")] int Base = 0);

internal sealed record LinkAnswer([property: Description("The segment that has the text now; empty for none.")] string SegmentId);

internal sealed record CommentRequest(
    [property: Description("Plain. @ and the name of a person tells them.")] string Text,
    [property: Description("Null for the piece as a whole, or with a quote for its body.")] string? SegmentId = null,
    [property: Description("The words it is about, as they stand in the text; null for all of it.")] string? Quote = null,
    [property: Description("Id of the comment it answers.")] string? ReplyTo = null,
    [property: Description("Chosen by the client, so that a repeated request adds nothing; letters, digits and dashes.")] string? Id = null);

internal sealed record ResolveRequest(bool Resolved);

internal sealed record CommentAnswer(string Id);

internal sealed record TaskRequest(
    [property: Description("One of the actions, for example Submit, Approve or Return.")] string Outcome,
    [property: Description("The number of the version the decision is about.")] int Seen,
    [property: Description("Needed for some outcomes, as for Return.")] string? Comment = null,
    [property: Description("The state the decision was made in; refused when the piece is elsewhere by now.")] string? State = null,
    [property: Description("Refused when segments were saved since.")] int? Saves = null);

/// <param name="State">Where the piece waits now; null when it left the desk.</param>
/// <param name="Fault">Why the workflow broke afterwards; null when it did not.</param>
internal sealed record TaskAnswer(int Number, string? State, bool Published, string? Fault);
