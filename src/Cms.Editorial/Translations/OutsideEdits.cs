using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Items;
using Cms.Editorial.Workflows;
using Cms.Translations.Alignment;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>
/// Brings edits of an article's title and body that were made outside the workspace back to its segments: by the item editor,
/// GraphQL, a restored version, a workflow or an import. What finds no segment is kept as a loose block, never dropped.
/// </summary>
internal sealed class OutsideEdits(
    ItemStore items,
    ClaimStore claims,
    DeskReader desk,
    PieceTextReader texts,
    TargetStore targets,
    ArrangementStore arrangements,
    LooseBlockStore blocks,
    WorkflowRunner runner,
    TimeProvider time) : IContentEventHandler
{
    public async Task OnAsync(ContentEvent e, CancellationToken cancellationToken)
    {
        // A version that a move writes is made from the segments.
        if (e.Name == ContentEventNames.DraftSaved && e.Version.Number > 1 && !runner.IsMoving)
            await TakeOverAsync(e.Version, e.Actor.AccountId, cancellationToken);
    }

    /// <summary>Takes over what this version changed of the one before it. Call it inside the transaction of the change.</summary>
    /// <param name="account">Who made the version; null for nobody, as an import.</param>
    public async Task TakeOverAsync(ItemVersion version, string? account, CancellationToken cancellationToken)
    {
        if (SourcePin.Of(version.Content) is null
            || await items.FindNumberAsync(version.ContentItemId, version.Number - 1, cancellationToken) is not { } before
            || (PieceText.SameTitle(before.Content, version.Content) && PieceText.SameBody(before.Content, version.Content))
            || await claims.FindByArticleAsync(version.ContentItemId, cancellationToken) is not { } claim)
            return;

        // Nobody saves a segment meanwhile; off the desk nobody can.
        await desk.HoldAsync(version.ContentItemId, cancellationToken);
        if (await texts.ReadAsync(version, claim, cancellationToken) is { } text)
            await TakeOverAsync(version, before.Content, text, account ?? "", cancellationToken);
    }

    /// <summary>Brings the segments up to what a version says, for one that was changed when nobody looked for them.</summary>
    public async Task CatchUpAsync(ItemVersion version, Claim claim, string account, CancellationToken cancellationToken)
    {
        if (await texts.ReadAsync(version, claim, cancellationToken) is not { } text || text.Assembled.Untranslated.Count > 0)
            return;

        var assembled = text.WriteTo(version.Content);
        if (!PieceText.SameTitle(assembled, version.Content) || !PieceText.SameBody(assembled, version.Content))
            await TakeOverAsync(version, assembled, text, account, cancellationToken);
    }

    private async Task TakeOverAsync(
        ItemVersion version, ItemContent before, PieceText text, string account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var write = new Writing(version.ContentItemId, text, account, now, targets, blocks);
        if (text.HasHeadline && !PieceText.SameTitle(before, version.Content))
            await write.TitleAsync(TitleOf(before), TitleOf(version.Content), cancellationToken);

        if (PieceText.SameBody(before, version.Content))
            return;

        var edit = BodyAlignment.Compare(text.KnownBlocks(), BodyOf(before), BodyOf(version.Content));
        foreach (var change in edit.Changes)
            await write.TakeAsync(change, cancellationToken);

        var current = (text.Arrangement ?? Arrangement.Of(text.Revision.Segments)).CompletedBy(text.Revision.Segments);
        var ordered = current.Reorder(edit.Order);
        if (!ReferenceEquals(ordered, current))
            await arrangements.SaveAsync(version.ContentItemId, ordered, cancellationToken);
    }

    private static string TitleOf(ItemContent content) => content.Text("TitlePart", "Title") ?? "";

    private static string BodyOf(ItemContent content) => content.Text("MarkdownBodyPart", "Markdown") ?? "";

    /// <summary>The changes of one edit, each to its segment or to a loose block.</summary>
    private sealed class Writing(
        ItemId article, PieceText text, string account, DateTime now, TargetStore targets, LooseBlockStore blocks)
    {
        /// <summary>How many blocks were kept so far: each a moment after the one before, as they follow each other in the body.</summary>
        private int _kept;

        public async Task TitleAsync(string before, string after, CancellationToken cancellationToken)
        {
            var headline = text.Segments.First(segment => segment.Kind == SegmentKind.Headline);
            var current = text.TargetOf(headline.Id)?.Target;
            var standing = current is { IsTranslated: true } ? current.Text : "";
            if (standing == after)
                return;

            if (after.Length == 0 || standing != before || !await RewriteAsync(headline.Id, after, cancellationToken))
                await KeepAsync(new Segment("", 0, SegmentKind.Headline, 0, after, ""), null, headline.Id, cancellationToken);
        }

        public async Task TakeAsync(BodyChange change, CancellationToken cancellationToken)
        {
            switch (change)
            {
                case BodyChange.Rewritten rewritten when text.Loose.Any(block => block.Id == rewritten.Key):
                    await blocks.RewriteAsync(article, rewritten.Key, rewritten.Text, AccountOrNull, now, cancellationToken);
                    break;
                case BodyChange.Rewritten rewritten:
                    if (!await RewriteAsync(rewritten.Key, rewritten.Text, cancellationToken))
                        await KeepAsync(SegmentOf(rewritten.Key) with { Text = rewritten.Text }, null, rewritten.Key, cancellationToken);
                    break;
                case BodyChange.TakenOut gone when text.Loose.Any(block => block.Id == gone.Key):
                    await blocks.DecideAsync(article, gone.Key, LooseBlockOutcome.Dropped, AccountOrNull, now, cancellationToken);
                    break;
                case BodyChange.TakenOut gone:
                    await OmitAsync(gone.Key, cancellationToken);
                    break;
                case BodyChange.Added added:
                    await KeepAsync(added.Block, added.After, added.Instead, cancellationToken);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(change));
            }
        }

        private string? AccountOrNull => account.Length == 0 ? null : account;

        private Segment SegmentOf(string id) => text.Segments.First(segment => segment.Id == id);

        /// <summary>Nobody has read this wording in its segment: it is translated, not more.</summary>
        private async Task<bool> RewriteAsync(string id, string value, CancellationToken cancellationToken)
        {
            var segment = SegmentOf(id);
            var clean = segment.IsInserted ? text.Mark.Inside(segment.Kind, value) : TargetText.Clean(value);
            var stored = text.TargetOf(id)?.Target;
            var operation = new SegmentOperation(id, stored?.Number ?? 0, clean, TargetState.Translated, TargetOrigin.Outside);
            if (TargetText.WhyNot(segment, operation, mayChangeLinks: true) is not null)
                return false;

            var next = new Target(
                id, 0, clean, TargetState.Translated, TargetOrigin.Outside, Note: stored?.Note, SourceHash: segment.Hash);
            return await targets.SaveAsync(article, next, stored?.Number ?? 0, account, now, cancellationToken) is TargetResult.Saved;
        }

        /// <summary>Left out without a reason: a check asks for one. The text is kept.</summary>
        private async Task OmitAsync(string id, CancellationToken cancellationToken)
        {
            var stored = text.TargetOf(id)?.Target;
            var next = (stored ?? new Target(id, 0, "", TargetState.Initial, TargetOrigin.Outside, SourceHash: SegmentOf(id).Hash)) with { Omitted = "" };
            await targets.SaveAsync(article, next, stored?.Number ?? 0, account, now, cancellationToken);
        }

        private Task KeepAsync(Segment block, string? after, string? instead, CancellationToken cancellationToken) => blocks.AddAsync(
            article,
            new LooseBlock(ItemId.New().Value, block.Kind, block.Level, block.Text, after, instead, AccountOrNull, now.AddMilliseconds(_kept++)),
            cancellationToken);
    }
}
