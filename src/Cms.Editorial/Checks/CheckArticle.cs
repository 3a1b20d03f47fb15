using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Editorial.Accounts;
using Cms.Editorial.Translations;
using Cms.Editorial.Workflows;

namespace Cms.Editorial.Checks;

/// <summary>Says what the checks find in an article as it stands now, with what is not submitted yet.</summary>
public sealed class CheckArticle
{
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly PieceTextReader _texts;
    private readonly PieceChecks _checks;

    internal CheckArticle(ItemStore items, ClaimStore claims, PieceTextReader texts, PieceChecks checks) =>
        (_items, _claims, _texts, _checks) = (items, claims, texts, checks);

    /// <returns>The findings, or <c>no-such-article</c> (also when this actor may not know of it).</returns>
    public async Task<Result<ArticleFindings>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var claim = await _claims.FindByArticleAsync(article, cancellationToken);
        if (await _items.FindLatestAsync(article, cancellationToken) is not { } latest
            || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return DeskRules.NoSuchArticle;

        var text = claim is null ? null : await _texts.ReadAsync(latest, claim, cancellationToken);
        return await _checks.RunAsync(latest, text, cancellationToken);
    }
}
