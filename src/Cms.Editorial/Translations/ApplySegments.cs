using System.Collections.Immutable;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Saves targets as they are typed. Different segments merge; the same segment on a stale base conflicts.</summary>
public sealed class ApplySegments
{
    private readonly UnitOfWork _work;
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly TargetStore _targets;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly WorkflowRunner _runner;
    private readonly ClaimClock _clock;
    private readonly TimeProvider _time;

    internal ApplySegments(
        UnitOfWork work,
        ItemStore items,
        ClaimStore claims,
        TargetStore targets,
        DeskReader desk,
        PieceTextReader texts,
        WorkflowRunner runner,
        ClaimClock clock,
        TimeProvider time) =>
        (_work, _items, _claims, _targets, _desk, _texts, _runner, _clock, _time)
        = (work, items, claims, targets, desk, texts, runner, clock, time);

    /// <summary>Longest target, in UTF-16 code units.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>Longest target of a headline.</summary>
    public const int MaxHeadlineLength = 500;

    /// <summary>Most operations in one call.</summary>
    public const int MaxOperations = 500;

    /// <remarks>
    /// In the state where a piece is translated no target gets further than <see cref="TargetState.Translated"/>: that it was
    /// reviewed is for others to say. A save that is there already, as after a repeated request, is no conflict.
    /// </remarks>
    /// <returns>One outcome for each operation, in their order; or <c>no-such-article</c>, <c>no-source-text</c>,
    /// <c>needs-account</c>, <c>not-on-the-desk</c>, <c>not-yours</c>, <c>not-your-task</c>, <c>not-your-direction</c>,
    /// <c>own-work</c>, <c>not-now</c>, <c>too-many-operations</c>: then nothing was saved.</returns>
    public async Task<Result<ImmutableArray<SegmentOutcome>>> RunAsync(
        ItemId article, IReadOnlyList<SegmentOperation> operations, Actor actor, CancellationToken cancellationToken)
    {
        if (operations.Count > MaxOperations)
            return Problem.Invalid("too-many-operations", $"One request saves at most {MaxOperations} segments.");

        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(article, cancellationToken) is not { } held)
            return await NotOnTheDeskAsync(article, actor, cancellationToken);

        var piece = held.Piece;
        if (!DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (DeskRules.AgainstWriting(piece, actor) is { } problem)
            return problem;

        if (await _texts.ReadAsync(piece.Latest, piece.Claim!, cancellationToken) is not { } text)
            return Problem.Invalid("no-source-text", "The source revision of this article is not stored here.");

        var most = piece.Task!.Claimable ? TargetState.Translated : TargetState.Final;
        var mayChangeLinks = actor.MayEdit(piece.Latest.Item.ContentType);
        var batch = new Batch(article, text, most, mayChangeLinks, account, _time.GetUtcNow().UtcDateTime, _targets, _desk);
        var outcomes = await batch.SaveAsync(operations, cancellationToken);
        if (batch.HasSaved && !Acts.HasWritten(piece.Journal, account, piece.State))
            await _runner.NoteAsync(held, Acts.SegmentsSaved, "Saved", piece.Latest.Number, actor, cancellationToken);

        if (batch.HasSaved)
            await _clock.WorkedAsync(article, piece.Task, account, cancellationToken);

        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }

    private async Task<Problem> NotOnTheDeskAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var claim = await _claims.FindByArticleAsync(article, cancellationToken);
        if (await _items.FindLatestAsync(article, cancellationToken) is not { } latest
            || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return DeskRules.NoSuchArticle;

        return claim is null
            ? Problem.Invalid("no-source-text", "This article is not translated segment by segment; edit it as an item.")
            : Problem.Conflict("not-on-the-desk", "This article has left the desk; its segments cannot be changed any more.");
    }

    /// <summary>The operations of one call on one article.</summary>
    private sealed class Batch(
        ItemId article,
        PieceText text,
        TargetState most,
        bool mayChangeLinks,
        string account,
        DateTime now,
        TargetStore targets,
        DeskReader desk)
    {
        private readonly Dictionary<string, Segment> _segments =
            text.Segments.ToDictionary(segment => segment.Id, StringComparer.Ordinal);

        private readonly Dictionary<string, StoredTarget> _stored =
            text.Targets.ToDictionary(target => target.Target.SegmentId, StringComparer.Ordinal);

        public bool HasSaved { get; private set; }

        public async Task<ImmutableArray<SegmentOutcome>> SaveAsync(
            IReadOnlyList<SegmentOperation> operations, CancellationToken cancellationToken)
        {
            var outcomes = ImmutableArray.CreateBuilder<SegmentOutcome>(operations.Count);
            foreach (var operation in operations)
                outcomes.Add(await SaveAsync(operation, cancellationToken));

            return outcomes.MoveToImmutable();
        }

        private async Task<SegmentOutcome> SaveAsync(SegmentOperation operation, CancellationToken cancellationToken)
        {
            var id = operation.SegmentId;
            if (!_segments.TryGetValue(id, out var segment))
                return Refuse(operation, "The source of this article has no such segment.");

            var stored = _stored.GetValueOrDefault(id);
            if (TargetText.WhyNot(segment, operation, mayChangeLinks) is { } reason)
                return Refuse(operation, reason);

            var next = new Target(
                id,
                0,
                TargetText.Clean(operation.Text),
                operation.State < most ? operation.State : most,
                IsText(stored, operation) ? stored!.Target.Origin : operation.Origin,
                Omitted: operation.Omitted?.Trim(),
                Note: operation.Note is { } note ? TargetText.NoteOf(note) : stored?.Target.Note,
                SourceHash: segment.Hash);
            if (stored is not null && IsSame(stored.Target, next))
                return new SegmentOutcome(id, SegmentOutcomeKind.Saved, stored.Target.Number);

            switch (await targets.SaveAsync(article, next, operation.Base, account, now, cancellationToken))
            {
                case TargetResult.Saved saved:
                    HasSaved = true;
                    _stored[id] = saved.Target;
                    return new SegmentOutcome(id, SegmentOutcomeKind.Saved, saved.Target.Target.Number);
                case TargetResult.Conflict { Current: { } current }:
                    var people = await desk.PeopleAsync([], [], cancellationToken, current.AccountId);
                    var theirs = TargetText.ToWorkspace(current, people);
                    return new SegmentOutcome(
                        id, SegmentOutcomeKind.Conflicted, current.Target.Number, operation.Text, theirs);
                default:
                    return Refuse(operation, $"There is no target with the number {operation.Base}: this segment has none yet.");
            }
        }

        /// <summary>Whether only something beside the text changes: then it comes from where it came from.</summary>
        private static bool IsText(StoredTarget? stored, SegmentOperation operation) =>
            stored is not null && stored.Target.Text == TargetText.Clean(operation.Text);

        private static bool IsSame(Target one, Target other) =>
            (one.Text, one.State, one.Omitted, one.Note) == (other.Text, other.State, other.Omitted, other.Note);

        private SegmentOutcome Refuse(SegmentOperation operation, string reason) => new(
            operation.SegmentId,
            SegmentOutcomeKind.Refused,
            _stored.GetValueOrDefault(operation.SegmentId)?.Target.Number ?? 0,
            Reason: reason);
    }
}
