using Cms.Editorial.Items;

namespace Cms.Editorial.Workflows;

/// <summary>Starts the workflows that begin with an event of an item.</summary>
internal sealed class StartWorkflows : IContentEventHandler
{
    public Task OnAsync(ContentEvent e, CancellationToken cancellationToken) => throw new NotImplementedException();
}
