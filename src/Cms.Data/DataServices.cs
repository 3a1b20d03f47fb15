using Cms.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data;

/// <summary>Registers the stores.</summary>
public static class DataServices
{
    /// <summary>Adds the stores (scoped), <see cref="EpochWatch"/>, <see cref="SetupLock"/> (singletons) and what they need.</summary>
    public static IServiceCollection AddCmsData(this IServiceCollection services, DatabaseOptions options) =>
        throw new NotImplementedException();

    /// <summary>Lets the managers of <see cref="CmsUser"/> and <see cref="CmsRole"/> keep their data here.</summary>
    public static IdentityBuilder AddCmsIdentityStores(this IdentityBuilder identity) => throw new NotImplementedException();
}
