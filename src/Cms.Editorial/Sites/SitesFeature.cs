using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Sites;

internal static class SitesFeature
{
    internal static IServiceCollection AddSites(this IServiceCollection services) => services
        .AddSingleton<CurrentSite>()
        .AddSingleton<SiteClock>()
        .AddScoped<RequestReads>();
}
