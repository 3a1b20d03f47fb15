using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Translations;

/// <summary>Takes a source story for one language: makes the draft article and puts it on the desk.</summary>
public sealed class ClaimStory
{
    /// <param name="culture">BCP 47, of the target.</param>
    /// <returns>The draft, or <c>no-such-story</c>, <c>not-a-story</c>, <c>no-source-text</c>, <c>bad-culture</c>,
    /// <c>same-language</c>, <c>needs-account</c>, <c>not-your-direction</c>, <c>already-claimed</c> (says who has it and since
    /// when), <c>translation-exists</c>, <c>no-article-type</c>, <c>no-workflow</c>.</returns>
    public Task<Result<ClaimedArticle>> RunAsync(ItemId story, string culture, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
