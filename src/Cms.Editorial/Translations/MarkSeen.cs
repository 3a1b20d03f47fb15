using Cms.Content.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Translations;

/// <summary>Keeps the targets as a person sees them now, so that the next time shows what changed since.</summary>
public sealed class MarkSeen
{
    private readonly DeskReader _desk;
    private readonly PieceTextReader _texts;
    private readonly ReviewStore _review;
    private readonly TimeProvider _time;

    internal MarkSeen(DeskReader desk, PieceTextReader texts, ReviewStore review, TimeProvider time) =>
        (_desk, _texts, _review, _time) = (desk, texts, review, time);

    /// <returns>When; or <c>no-such-article</c>, <c>needs-account</c>.</returns>
    public async Task<Result<DateTime>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is not { } account)
            return DeskRules.NeedsAccount;

        if (await _desk.FindAsync(article, cancellationToken) is not { Piece: var piece }
            || !DeskRules.MayRead(actor, piece.Latest.Item, piece.Claim?.AccountId)
            || piece.Claim is not { } claim
            || await _texts.ReadAsync(piece.Latest, claim, cancellationToken) is not { } text)
            return DeskRules.NoSuchArticle;

        var now = _time.GetUtcNow().UtcDateTime;
        var texts = text.Targets.ToDictionary(target => target.Target.SegmentId, target => target.Target.Text, StringComparer.Ordinal);
        await _review.KeepLookAsync(article, account, new Look(now, texts), cancellationToken);
        return now;
    }
}
