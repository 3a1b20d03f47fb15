using Cms.Content.Definitions;

namespace Cms.Data.Definitions;

/// <summary>The content definitions of the site.</summary>
public sealed class DefinitionStore
{
    public Task<ContentDefinitions> LoadAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Makes these the definitions and raises their epoch.</summary>
    /// <exception cref="DatabaseBusyException">They were changed since <paramref name="all"/> was loaded: load, change and save again.</exception>
    public Task SaveAsync(ContentDefinitions all, CancellationToken cancellationToken) => throw new NotImplementedException();
}
