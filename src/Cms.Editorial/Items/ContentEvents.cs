using Cms.Content.Items;
using Cms.Editorial.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Items;

/// <summary>Tells the handlers what happened, inside the running transaction.</summary>
/// <param name="services">Handlers are looked up late, since they may themselves save and publish.</param>
internal sealed class ContentEvents(IServiceProvider services)
{
    public async Task RaiseAsync(string name, ItemVersion version, Actor actor, CancellationToken cancellationToken)
    {
        foreach (var handler in services.GetServices<IContentEventHandler>())
            await handler.OnAsync(new ContentEvent(name, version, actor), cancellationToken);
    }
}
