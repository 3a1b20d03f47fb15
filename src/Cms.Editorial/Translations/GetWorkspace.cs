using Cms.Content.Items;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Translations;

/// <summary>What the translation screen shows of an article.</summary>
public sealed class GetWorkspace
{
    /// <returns>The workspace, or <c>no-such-article</c> (also when this actor may not know of it).</returns>
    public Task<Result<Workspace>> RunAsync(ItemId article, Actor actor, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
