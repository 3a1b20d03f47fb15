using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Translations;

/// <summary>Shows an article as it would read now.</summary>
public sealed class PreviewArticle
{
    /// <returns>The preview, or <c>no-such-article</c> (also when this actor may not know of it).</returns>
    public Task<Result<ArticlePreview>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
