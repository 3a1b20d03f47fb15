using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Takes a suggestion over as the target, or puts it aside.</summary>
public sealed class DecideSuggestion
{
    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly ReviewStore _review;
    private readonly ApplySegments _apply;
    private readonly PieceTextReader _texts;
    private readonly TimeProvider _time;

    internal DecideSuggestion(
        UnitOfWork work, DeskReader desk, ReviewStore review, ApplySegments apply, PieceTextReader texts, TimeProvider time) =>
        (_work, _desk, _review, _apply, _texts, _time) = (work, desk, review, apply, texts, time);

    /// <param name="seen">Number of the target that would be replaced.</param>
    /// <returns>The outcome for the segment, <c>Saved</c> also for a rejection; or <c>no-such-article</c>, <c>needs-account</c>,
    /// <c>no-such-suggestion</c> (also when it was decided before), or what saving the segment is refused for.</returns>
    public async Task<Result<SegmentOutcome>> RunAsync(
        ItemId article, string id, bool accept, int seen, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _desk.FindAsync(article, cancellationToken) is not { Piece: var piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var suggestion = (await _review.ListSuggestionsAsync(article, cancellationToken)).FirstOrDefault(s => s.Id == id);
        if (suggestion is not { Outcome: SuggestionOutcome.Open })
            return Problem.Conflict("no-such-suggestion", "This suggestion is not open any more.");

        // Who made it may take it back; all else is for those who may write.
        var isOwn = suggestion.AccountId == account && !accept;
        if (!isOwn && DeskRules.AgainstWriting(piece, actor) is { } problem)
            return problem;

        var outcome = new SegmentOutcome(suggestion.SegmentId, SegmentOutcomeKind.Saved, seen);
        if (accept)
        {
            var text = await _texts.ReadAsync(piece.Latest, piece.Claim!, cancellationToken);
            var state = text?.Targets.FirstOrDefault(t => t.Target.SegmentId == suggestion.SegmentId)?.Target.State ?? TargetState.Translated;
            var operation = new SegmentOperation(
                suggestion.SegmentId, seen, suggestion.Text, state == TargetState.Initial ? TargetState.Translated : state);
            var applied = await _apply.RunAsync(article, [operation], actor, cancellationToken);
            if (!applied.Succeeded)
                return applied.Problem;
            outcome = applied.Value[0];
            if (outcome.Kind != SegmentOutcomeKind.Saved)
                return outcome;
        }

        await _review.DecideAsync(
            article,
            id,
            accept ? SuggestionOutcome.Accepted : SuggestionOutcome.Rejected,
            account,
            _time.GetUtcNow().UtcDateTime,
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
