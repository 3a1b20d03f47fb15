using Cms.Content.Items;
using Cms.Data.Items;
using Cms.Data.Translations;
using Cms.Data.Workflows;
using Cms.Editorial.Accounts;
using Cms.Editorial.Workflows;
using Cms.Translations.Markdown;
using Cms.Translations.Segments;

namespace Cms.Editorial.Translations;

/// <summary>Shows an article as it would read now.</summary>
public sealed class PreviewArticle
{
    private readonly ItemStore _items;
    private readonly ClaimStore _claims;
    private readonly RunStore _runs;
    private readonly PieceTextReader _texts;

    internal PreviewArticle(ItemStore items, ClaimStore claims, RunStore runs, PieceTextReader texts) =>
        (_items, _claims, _runs, _texts) = (items, claims, runs, texts);

    /// <returns>The preview, or <c>no-such-article</c> (also when this actor may not know of it).</returns>
    public async Task<Result<ArticlePreview>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken)
    {
        var claim = await _claims.FindByArticleAsync(article, cancellationToken);
        if (await _items.FindLatestAsync(article, cancellationToken) is not { } latest
            || !DeskRules.MayRead(actor, latest.Item, claim?.AccountId))
            return DeskRules.NoSuchArticle;

        // Off the desk the version is what counts: it may have been corrected since.
        var text = claim is not null && await _runs.FindEditorialAsync(article, cancellationToken) is not null
            ? await _texts.ReadAsync(latest, claim, cancellationToken)
            : null;
        var markdown = text?.Assembled.Markdown ?? latest.Content.Text("MarkdownBodyPart", "Markdown") ?? "";
        return new ArticlePreview(
            article,
            text?.DisplayText ?? latest.Item.DisplayText ?? "",
            TextDirection.Of(latest.Content.Text("LocalizationPart", "Culture")),
            markdown,
            MarkdownRenderer.ToHtml(markdown),
            text?.Assembled.Untranslated.Count ?? 0);
    }
}
