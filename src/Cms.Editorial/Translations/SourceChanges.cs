using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>An article with the revision it is pinned to and the newest one of its story.</summary>
/// <param name="Held">Null when it is not on the desk.</param>
internal sealed record SourcePair(
    ItemVersion Article, Claim? Claim, HeldPiece? Held, SourceRevision Pinned, SourceRevision Current)
{
    /// <summary>Returns what keeps this actor from confirming or updating, or null.</summary>
    public Problem? Against(Actor actor)
    {
        if (actor.AccountId is null)
            return DeskRules.NeedsAccount;

        if (Held is { } held)
            return DeskRules.AgainstActing(held.Piece, actor);

        if (Article.Content.Text("LocalizationPart", "Culture") is { } culture
            && Piece.PairOf(Pinned.Language, culture) is var pair && !actor.MayTranslate(pair))
            return DeskRules.NotYourDirection(pair);

        return actor.MayEdit(Article.Item.ContentType, Article.Item.Owner) || actor.AccountId == Claim?.AccountId
            ? null
            : Problem.Forbidden("may-not-edit", "This is for those who may edit the article.");
    }
}

/// <summary>Reads an article beside its source as it was and as it is.</summary>
internal sealed class SourceChanges(ItemStore items, ClaimStore claims, DeskReader desk, SourceRevisionStore revisions)
{
    /// <param name="hold">Whether nobody else may move the piece until the transaction ends.</param>
    /// <returns>The pair, or <c>no-such-article</c>, <c>no-source-text</c>.</returns>
    public async Task<Result<SourcePair>> ReadAsync(ItemId article, Actor actor, bool hold, CancellationToken cancellationToken)
    {
        var held = hold ? await desk.HoldAsync(article, cancellationToken) : await desk.FindAsync(article, cancellationToken);
        var claim = held is not null ? held.Piece.Claim : await claims.FindByArticleAsync(article, cancellationToken);
        if ((held?.Piece.Latest ?? await items.FindLatestAsync(article, cancellationToken)) is not { } latest
            || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return DeskRules.NoSuchArticle;

        if (SourcePin.Of(latest.Content) is not { } pin
            || await revisions.FindAsync(pin.Story, pin.Revision, cancellationToken) is not { } pinned
            || await revisions.FindCurrentAsync(pin.Story, cancellationToken) is not { } current)
            return Problem.Invalid("no-source-text", "The source revision of this article is not stored here.");

        return new SourcePair(latest, claim, held, pinned, current);
    }
}
