using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Proposes another wording for a segment; whoever may write there accepts or rejects it.</summary>
public sealed class SuggestText
{
    private readonly UnitOfWork _work;
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly ReviewStore _review;
    private readonly TimeProvider _time;

    internal SuggestText(UnitOfWork work, DeskReader desk, PieceTextReader texts, ReviewStore review, TimeProvider time) =>
        (_work, _desk, _texts, _review, _time) = (work, desk, texts, review, time);

    /// <summary>Takes the place of an open suggestion that the same account made for the same segment.</summary>
    /// <param name="id">Chosen by the writer, so that a repeated request adds nothing.</param>
    /// <returns>The id; or <c>no-such-article</c>, <c>needs-account</c>, <c>no-such-segment</c>, <c>bad-suggestion</c>.</returns>
    public async Task<Result<string>> RunAsync(
        ItemId article, string id, string segmentId, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        if (!ReviewRules.IsId(id) || string.IsNullOrWhiteSpace(text))
            return Problem.Invalid("bad-suggestion", "A suggestion needs an id and a text.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var (piece, read, problem) = await ReviewRules.FindAsync(_desk, _texts, article, segmentId, actor, cancellationToken);
        if (piece is null || read is null)
            return problem!;

        var segment = read.Segments.First(s => s.Id == segmentId);
        var mayChangeLinks = actor.MayEdit(piece.Latest.Item.ContentType);
        if (TargetText.WhyNot(segment, new SegmentOperation(segmentId, 0, text, TargetState.Translated), mayChangeLinks) is { } reason)
            return Problem.Invalid("bad-suggestion", reason);

        var before = read.Targets.FirstOrDefault(target => target.Target.SegmentId == segmentId)?.Target.Text ?? "";
        var now = _time.GetUtcNow().UtcDateTime;
        var all = await _review.ListSuggestionsAsync(article, cancellationToken);
        if (all.All(suggestion => suggestion.Id != id))
        {
            foreach (var own in all.Where(s => s.Outcome == SuggestionOutcome.Open && s.SegmentId == segmentId && s.AccountId == account))
                await _review.DecideAsync(article, own.Id, SuggestionOutcome.Rejected, account, now, cancellationToken);
            if (TargetText.Clean(text) != before)
            {
                await _review.AddAsync(
                    article,
                    new Suggestion(id, segmentId, before, TargetText.Clean(text), account, now, SuggestionOutcome.Open),
                    cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return id;
    }
}
