using Cms.Content.Definitions;

namespace Cms.Editorial.Definitions;

/// <summary>The content definitions of the moment, read again only when their epoch has moved. Singleton.</summary>
public sealed class CurrentDefinitions
{
    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
