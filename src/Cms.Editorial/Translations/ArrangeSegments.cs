using System.Security.Cryptography;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Splits, merges, moves, adds and takes out segments of an article; the frozen source stays as it is.</summary>
public sealed class ArrangeSegments
{
    /// <summary>Most segments that can be added to those of the source.</summary>
    public const int MaxAdded = 1_000;

    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly TargetStore _targets;
    private readonly ArrangementStore _arrangements;
    private readonly WorkflowRunner _runner;
    private readonly TimeProvider _time;

    internal ArrangeSegments(
        UnitOfWork work,
        DeskReader desk,
        PieceTextReader texts,
        TargetStore targets,
        ArrangementStore arrangements,
        WorkflowRunner runner,
        TimeProvider time) =>
        (_work, _desk, _texts, _targets, _arrangements, _runner, _time)
        = (work, desk, texts, targets, arrangements, runner, time);

    /// <summary>Applies one change to the segments as they stand now, so that changes at different places merge.</summary>
    /// <returns>What was made or changed; or what <see cref="ApplySegments"/> is refused for,
    /// <c>no-such-segment</c>, <c>cannot-arrange</c>, <c>changed-meanwhile</c>, <c>too-many-segments</c>.</returns>
    public async Task<Result<Rearranged>> RunAsync(
        ItemId article, Rearrangement change, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.HoldAsync(article, cancellationToken) is not { } held
            || !DeskRules.MayRead(actor, held.Piece.Latest.Item, held.Piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (DeskRules.AgainstWriting(held.Piece, actor) is { } problem)
            return problem;

        if (await _texts.ReadAsync(held.Piece.Latest, held.Piece.Claim!, cancellationToken) is not { } text)
            return Problem.Invalid("no-source-text", "The source revision of this article is not stored here.");

        if (DoneBefore(change, text) is { } done)
            return await AnswerAsync(article, done, [change.SegmentId, done], cancellationToken);

        if (text.Segments.All(segment => segment.Id != change.SegmentId))
            return Problem.Invalid("no-such-segment", "The article has no such segment; somebody may have merged it.");

        if (text.Segments.Length > text.Revision.Segments.Length + MaxAdded)
            return Problem.Invalid("too-many-segments", $"At most {MaxAdded:N0} segments can be added.");

        var now = _time.GetUtcNow().UtcDateTime;
        var current = (text.Arrangement ?? Arrangement.Of(text.Revision.Segments)).CompletedBy(text.Revision.Segments);
        var step = new Step(article, text, current, account, actor.MayEdit(held.Piece.Latest.Item.ContentType), now, _targets);
        var made = await step.TakeAsync(change, cancellationToken);
        if (!made.Succeeded)
            return made.Problem;

        if (!await _arrangements.SaveAsync(article, made.Value.Next, cancellationToken))
            return Changed;

        if (!Acts.HasWritten(held.Piece.Journal, account, held.Piece.State))
            await _runner.NoteAsync(held, Acts.SegmentsSaved, "Saved", held.Piece.Latest.Number, actor, cancellationToken);
        var answer = await AnswerAsync(article, made.Value.Segment, [change.SegmentId, made.Value.Segment], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return answer;
    }

    /// <summary>Returns the segment a change made, if it was made already: its answer may have been lost on the way.</summary>
    private static string? DoneBefore(Rearrangement change, PieceText text)
    {
        bool Has(string? id) => id is not null && text.Segments.Any(segment => segment.Id == id);
        return change switch
        {
            Rearrangement.Split split when Has(split.NewId) && Has(split.SegmentId) => split.NewId,
            Rearrangement.Merge { Next: { } next } merge when !Has(next) && Has(merge.SegmentId) => merge.SegmentId,
            Rearrangement.Insert insert when Has(insert.NewId) => insert.NewId,
            Rearrangement.Remove remove when !Has(remove.SegmentId) => remove.SegmentId,
            _ => null,
        };
    }

    private async Task<Rearranged> AnswerAsync(ItemId article, string segment, string[] ids, CancellationToken cancellationToken)
    {
        var stored = (await _targets.ListAsync(article, cancellationToken)).Where(target => ids.Contains(target.Target.SegmentId)).ToArray();
        var people = await _desk.PeopleAsync([], [], cancellationToken, stored.Select(target => target.AccountId));
        return new Rearranged(
            segment,
            [
                .. ids.Distinct(StringComparer.Ordinal).Select(id => new RearrangedTarget(
                    id,
                    stored.FirstOrDefault(target => target.Target.SegmentId == id) is { } target ? TargetText.ToWorkspace(target, people) : null)),
            ]);
    }

    internal static Problem Changed => Problem.Conflict("changed-meanwhile", "Somebody else changed this segment meanwhile. Look at it and try again.");

    private static Problem Cannot(string message) => Problem.Invalid("cannot-arrange", message);

    private sealed record Taken(Arrangement Next, string Segment);

    /// <summary>One change, with the targets that follow from it.</summary>
    private sealed class Step(
        ItemId article, PieceText text, Arrangement current, string account, bool mayChangeLinks, DateTime now, TargetStore targets)
    {
        public Task<Result<Taken>> TakeAsync(Rearrangement change, CancellationToken cancellationToken) => change switch
        {
            Rearrangement.Split split => SplitAsync(split, cancellationToken),
            Rearrangement.Merge merge => MergeAsync(merge, cancellationToken),
            Rearrangement.Remove remove => RemoveAsync(remove, cancellationToken),
            Rearrangement.Move move => Task.FromResult<Result<Taken>>(current.Move(move.SegmentId, move.After) is { } moved
                ? new Taken(moved, move.SegmentId)
                : Cannot("The headline stays first, and a segment cannot stand behind itself.")),
            Rearrangement.Insert insert => Task.FromResult(Insert(insert)),
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };

        private Result<Taken> Insert(Rearrangement.Insert insert)
        {
            var id = insert.NewId ?? Segment.InsertedPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5));
            return current.Insert(id, insert.SegmentId) is { } next ? new Taken(next, id) : Cannot("A segment cannot be added here.");
        }

        private async Task<Result<Taken>> SplitAsync(Rearrangement.Split split, CancellationToken cancellationToken)
        {
            var segment = SegmentOf(split.SegmentId);
            var at = split.SourceAt ?? SentenceCut.Near(segment.Text, split.First, split.Second);
            if (current.Split(split.SegmentId, at, text.Segments, split.NewId) is not { } made)
                return Cannot("Only paragraphs, headings, quotes and list items can be split.");

            var stored = StoredOf(split.SegmentId);
            var state = split.First.Length + split.Second.Length == 0 ? TargetState.Initial : stored?.Target.State ?? TargetState.Initial;
            var arranged = made.Next.Arrange(text.Revision.Segments);
            return await SaveAsync(arranged, split.SegmentId, split.Base, split.First, state, segment.Text, cancellationToken)
                ?? await SaveAsync(arranged, made.Second, 0, split.Second, state, segment.Text, cancellationToken)
                ?? (Result<Taken>)new Taken(made.Next, made.Second);
        }

        private async Task<Result<Taken>> MergeAsync(Rearrangement.Merge merge, CancellationToken cancellationToken)
        {
            if (current.Merge(merge.SegmentId, text.Segments) is not { } made)
                return Cannot("This segment cannot be merged with the next one.");

            if (merge.Next is { } next && next != made.Gone)
                return Changed;

            var (one, two) = (StoredOf(merge.SegmentId), StoredOf(made.Gone));
            if ((two?.Target.Number ?? 0) != merge.NextBase)
                return Changed;

            var arranged = made.Next.Arrange(text.Revision.Segments);
            var whole = merge.Text ?? Arrangements.JoinTexts(one?.Target.Text ?? "", two?.Target.Text ?? "");
            var state = one is null || two is null ? TargetState.Initial : (TargetState)Math.Min((int)one.Target.State, (int)two.Target.State);
            var source = arranged.First(s => s.Id == merge.SegmentId).Text;
            if (await SaveAsync(arranged, merge.SegmentId, merge.Base, whole, state, source, cancellationToken) is { } problem)
                return problem;
            if (two is not null && await BlankAsync(two, cancellationToken) is { } gone)
                return gone;
            return new Taken(made.Next, merge.SegmentId);
        }

        private async Task<Result<Taken>> RemoveAsync(Rearrangement.Remove remove, CancellationToken cancellationToken)
        {
            if (current.Remove(remove.SegmentId) is not { } next)
                return Cannot("Only a segment that was added can be taken out. Leave others out of the article, with a reason.");

            var stored = StoredOf(remove.SegmentId);
            if ((stored?.Target.Number ?? 0) != remove.Base)
                return Changed;
            return stored is not null && await BlankAsync(stored, cancellationToken) is { } problem ? problem : new Taken(next, remove.SegmentId);
        }

        private async Task<Problem?> SaveAsync(
            IReadOnlyList<Segment> arranged, string id, int seen, string value, TargetState state, string source, CancellationToken cancellationToken)
        {
            var segment = arranged.First(s => s.Id == id);
            var operation = new SegmentOperation(id, seen, value, state);
            if (TargetText.WhyNot(segment with { Text = source }, operation, mayChangeLinks) is { } reason)
                return Cannot(reason);

            var note = StoredOf(id)?.Target.Note;
            var next = new Target(id, 0, TargetText.Clean(value), state, TargetOrigin.Human, Note: note, SourceHash: segment.Hash);
            if (seen == 0 && value.Length == 0 && StoredOf(id) is null)
                return null;
            return await targets.SaveAsync(article, next, seen, account, now, cancellationToken) is TargetResult.Saved ? null : Changed;
        }

        private async Task<Problem?> BlankAsync(StoredTarget stored, CancellationToken cancellationToken) =>
            await targets.SaveAsync(
                article, stored.Target with { Text = "", State = TargetState.Initial }, stored.Target.Number, account, now, cancellationToken)
                is TargetResult.Saved ? null : Changed;

        private Segment SegmentOf(string id) => text.Segments.First(segment => segment.Id == id);

        private StoredTarget? StoredOf(string id) => text.TargetOf(id);
    }
}
