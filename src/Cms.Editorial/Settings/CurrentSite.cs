using System.Collections.Immutable;

namespace Cms.Editorial.Settings;

/// <param name="Name">As it stands in disclaimers.</param>
/// <param name="DefaultCulture">BCP 47.</param>
public sealed record Site(string Name, string DefaultCulture, ImmutableArray<string> Cultures);

/// <summary>The site's settings of the moment: what the configuration says, else what a recipe set. Singleton.</summary>
public sealed class CurrentSite
{
    public ValueTask<Site> GetAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
