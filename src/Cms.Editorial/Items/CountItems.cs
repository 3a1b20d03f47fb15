using Cms.Content.Queries;
using Cms.Data.Items;
using Cms.Editorial.Accounts;
using Cms.Editorial.Definitions;

namespace Cms.Editorial.Items;

/// <summary>How many items <see cref="QueryItems"/> would find without skip and take.</summary>
public sealed class CountItems(ItemStore items, PublishedItems published, CurrentDefinitions definitions)
{
    public async Task<int> RunAsync(ItemQuery query, Actor actor, CancellationToken cancellationToken) =>
        ItemVisibility.Restrict(query, actor, await definitions.GetAsync(cancellationToken)) is { } visible
            ? await (visible.Status == VersionStatus.Published
                ? published.CountAsync(visible, cancellationToken)
                : items.CountAsync(visible, cancellationToken))
            : 0;
}
