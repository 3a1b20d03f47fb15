using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Content.Queries;
using Cms.Data.Comments;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Comments;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>What the translation screen shows of an article.</summary>
public sealed class GetWorkspace
{
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly RunStore _runs;
    private readonly SourceRevisionStore _revisions;
    private readonly DeskReader _desk;
    private readonly DeskLog _log;
    private readonly PieceTextReader _texts;
    private readonly Terms _terms;
    private readonly ReviewStore _review;
    private readonly CommentStore _comments;

    internal GetWorkspace(
        ItemStore items,
        ClaimStore claims,
        RunStore runs,
        SourceRevisionStore revisions,
        DeskReader desk,
        DeskLog log,
        PieceTextReader texts,
        Terms terms,
        ReviewStore review,
        CommentStore comments) =>
        (_items, _claims, _runs, _revisions, _desk, _log, _texts, _terms, _review, _comments)
        = (items, claims, runs, revisions, desk, log, texts, terms, review, comments);

    /// <returns>The workspace, or <c>no-such-article</c> (also when this actor may not know of it).</returns>
    public async Task<Result<Workspace>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var held = await _desk.FindAsync(article, cancellationToken);
        var piece = held?.Piece;
        var latest = piece?.Latest ?? await _items.FindLatestAsync(article, cancellationToken);
        var claim = piece is not null ? piece.Claim : await _claims.FindByArticleAsync(article, cancellationToken);
        if (latest is null || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var text = claim is not null ? await _texts.ReadAsync(latest, claim, cancellationToken) : null;
        var journal = piece?.Journal ?? await _runs.ListJournalAsync(article, cancellationToken);
        var comments = await _comments.ListAsync(article, cancellationToken);
        var suggestions = text is null ? [] : await _review.ListSuggestionsAsync(article, cancellationToken);
        var people = await _desk.PeopleAsync(
            journal,
            [claim],
            cancellationToken,
            (text?.Targets.Select(target => target.AccountId) ?? [])
                .Concat(CommentReading.AccountsOf(comments))
                .Concat(suggestions.Select(suggestion => suggestion.AccountId))
                .Concat(text?.Loose.Select(block => block.AccountId).OfType<string>() ?? []));
        var references = await ReferencesAsync(latest, cancellationToken);
        var culture = latest.Content.Text("LocalizationPart", "Culture");
        return new Workspace(
            latest,
            text?.Saves ?? 0,
            culture,
            TextDirection.Of(culture),
            text is null ? null : await SourceAsync(latest.Content, text.Revision, references, cancellationToken),
            text is null ? [] : Segments(text, people),
            Fields(latest, references, await _terms.GetAsync(cancellationToken)),
            piece?.ToState(),
            WhyNotWrite(piece, claim, actor),
            piece is null ? [] : DeskActions.Of(piece, text, actor),
            await _log.ReadAsync(journal, people, cancellationToken),
            text is null ? new WorkspaceProgress(0, 0, 0, 0) : Progress(text),
            new WorkspaceReview(
                CommentReading.Views(comments, new CommentedItem(latest, claim?.AccountId, text), people, actor),
                [.. suggestions.Where(s => s.Outcome == SuggestionOutcome.Open).Select(s => ToSuggestion(s, people, actor))],
                await SeenAsync(article, text, actor, cancellationToken),
                text is null ? [] : Unlinked(text, people),
                actor.MayEdit(latest.Item.ContentType)));
    }

    private async Task<WorkspaceLook?> SeenAsync(
        ItemId article, PieceText? text, Actor actor, CancellationToken cancellationToken)
    {
        if (text is null || actor.AccountId is not { } account
            || await _review.FindLookAsync(article, account, cancellationToken) is not { } look)
            return null;

        var now = text.Targets.ToDictionary(target => target.Target.SegmentId, target => target.Target.Text, StringComparer.Ordinal);
        return new WorkspaceLook(
            look.SeenUtc,
            text.Segments.Select(segment => segment.Id)
                .Where(id => look.Texts.GetValueOrDefault(id, "") != now.GetValueOrDefault(id, ""))
                .ToDictionary(id => id, id => look.Texts.GetValueOrDefault(id, "")));
    }

    private static ImmutableArray<WorkspaceUnlinked> Unlinked(PieceText text, IReadOnlyDictionary<string, Person> people)
    {
        var known = text.Segments.Select(segment => segment.Id).ToHashSet(StringComparer.Ordinal);
        string? Known(string? id) => id is not null && known.Contains(id) ? id : null;
        return
        [
            .. text.Loose.Select(block => new WorkspaceUnlinked(
                block.Id, block.Kind, block.Text, NameOf(block.AccountId, people), block.AtUtc, true, Known(block.After), Known(block.Instead))),
            .. text.Unlinked.Select(target => new WorkspaceUnlinked(
                target.Target.SegmentId, SegmentKind.Paragraph, target.Target.Text, NameOf(target.AccountId, people), target.UpdatedUtc, false)),
        ];
    }

    private static WorkspaceSuggestion ToSuggestion(
        Suggestion suggestion, IReadOnlyDictionary<string, Person> people, Actor actor) => new(
        suggestion.Id,
        suggestion.SegmentId,
        NameOf(suggestion.AccountId, people),
        suggestion.AtUtc,
        suggestion.Before,
        suggestion.Text,
        suggestion.AccountId == actor.AccountId);

    private static string NameOf(string? account, IReadOnlyDictionary<string, Person> people) =>
        account is not null && people.TryGetValue(account, out var person) ? person.Name : "Somebody";

    private static string? WhyNotWrite(Piece? piece, Claim? claim, Actor actor)
    {
        if (piece is not null)
            return DeskRules.AgainstWriting(piece, actor)?.Message;

        return claim is null
            ? "This article is not translated segment by segment; edit it as an item."
            : "This article has left the desk; its segments cannot be changed any more.";
    }

    private async Task<WorkspaceSource> SourceAsync(
        ItemContent article,
        SourceRevision revision,
        IReadOnlyDictionary<ItemId, ItemVersion> references,
        CancellationToken cancellationToken)
    {
        var story = new ItemId(revision.StoryId);
        var current = await _revisions.FindCurrentAsync(story, cancellationToken);
        return new WorkspaceSource(
            story,
            revision.Number,
            revision.Hash,
            revision.Language,
            TextDirection.Of(revision.Language),
            revision.Title,
            Named(article.Texts("SourcePart", "Outlet", "ContentItemIds"), references) is [var outlet, ..] ? outlet : null,
            NullIfEmpty(article.Text("SourcePart", "OriginalAuthor", "Text")),
            NullIfEmpty(article.Text("SourcePart", "OriginalUrl", "Text")),
            article.Instant("SourcePart", "OriginalPublishedUtc", "Value"),
            current is null || current.Number == revision.Number);
    }

    private static ImmutableArray<WorkspaceSegment> Segments(PieceText text, IReadOnlyDictionary<string, Person> people)
    {
        var targets = text.Targets.ToDictionary(target => target.Target.SegmentId, StringComparer.Ordinal);
        return
        [
            .. text.Segments.Select(segment => new WorkspaceSegment(
                segment.Id,
                segment.Position,
                segment.Kind,
                segment.Level,
                segment.Text,
                WordCount.Of(segment.Text),
                segment.IsTranslatable,
                segment.Hash,
                segment.IsInserted,
                !segment.IsInserted && text.Revision.Segments.FirstOrDefault(s => s.Id == segment.Id)?.Hash != segment.Hash,
                targets.TryGetValue(segment.Id, out var target) ? TargetText.ToWorkspace(target, people) : null)),
        ];
    }

    private static WorkspaceProgress Progress(PieceText text)
    {
        var untranslated = text.Assembled.Untranslated.Sum(segment => WordCount.Of(segment.Text));
        var words = text.Segments.Where(segment => segment.IsTranslatable).Sum(segment => WordCount.Of(segment.Text));
        return new WorkspaceProgress(text.Assembled.Translated, text.Assembled.Total, words - untranslated, words);
    }

    private static WorkspaceFields Fields(
        ItemVersion latest, IReadOnlyDictionary<ItemId, ItemVersion> references, TermIndex index)
    {
        // The type's own fields are in the part of its name.
        var (content, own) = (latest.Content, latest.Item.ContentType);
        return new WorkspaceFields(
            NullIfEmpty(content.Text("TitlePart", "Title")),
            NullIfEmpty(content.Text(own, "Summary", "Text")),
            NullIfEmpty(content.Text(own, "Kind", "Text")),
            TermsOf("Section"),
            TermsOf("Keywords"),
            Named(content.Texts(own, "ReadAlso", "ContentItemIds"), references));

        ImmutableArray<WorkspaceReference> TermsOf(string field) =>
        [
            .. content.Texts(own, field, "TermContentItemIds")
                .Select(id => new WorkspaceReference(id, index.Find(id)?.Name ?? id)),
        ];
    }

    private async Task<IReadOnlyDictionary<ItemId, ItemVersion>> ReferencesAsync(
        ItemVersion article, CancellationToken cancellationToken)
    {
        var ids = article.Content.Texts("SourcePart", "Outlet", "ContentItemIds")
            .Concat(article.Content.Texts(article.Item.ContentType, "ReadAlso", "ContentItemIds"))
            .Where(id => ItemId.TryParse(id, out _))
            .Select(id => new ItemId(id))
            .ToHashSet();
        return ids.Count == 0
            ? ImmutableDictionary<ItemId, ItemVersion>.Empty
            : await _items.FindManyAsync(ids, VersionStatus.Latest, cancellationToken);
    }

    private static ImmutableArray<WorkspaceReference> Named(
        IEnumerable<string> ids, IReadOnlyDictionary<ItemId, ItemVersion> references) =>
    [
        .. ids.Select(id => new WorkspaceReference(
            id,
            ItemId.TryParse(id, out var item) && references.GetValueOrDefault(item)?.Item.DisplayText is { Length: > 0 } name
                ? name
                : id)),
    ];

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
