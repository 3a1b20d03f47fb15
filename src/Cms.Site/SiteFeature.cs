using System.Net;
using Cms.Site.Feeds;
using Cms.Site.GraphQL;
using Cms.Site.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cms.Site;

/// <summary>Registers the public site and its addresses.</summary>
public static class SiteFeature
{
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly Uri ThisProcess = new("http://localhost/api/graphql");

    /// <summary>Adds the site; a theme must be added too. Reads <c>Cms:Site:*</c> and the site's own settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is not usable; the message names it.</exception>
    public static SiteBuilder AddSite(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = SiteSettings.From(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(provider => ChosenTheme(settings, provider.GetServices<Theme>()));
        services.AddSingleton<GraphQLClient>();
        services.AddSingleton(provider => new PageLoader(
            provider.GetRequiredService<GraphQLClient>(), provider.GetRequiredService<ChosenTheme>().Theme, settings));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FeedEndpoints>();
        services.AddSingleton<PageAssets>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton(provider => new DraftPages(
            provider.GetRequiredService<PageRenderer>(), provider.GetRequiredService<PageLoader>(), settings));
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<ReaderPathConstraint>("reader"));

        var http = services.AddHttpClient(GraphQLClient.HttpClientName, client =>
        {
            client.BaseAddress = settings.GraphQLEndpoint ?? ThisProcess;
            client.Timeout = settings.Timeout;
            client.MaxResponseContentBufferSize = LargestAnswer;
        });
        http.RemoveAllLoggers();
        http.ConfigurePrimaryHttpMessageHandler(provider => settings.GraphQLEndpoint is null
            ? new ProcessHandler(provider)
            : new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
            });
        return new SiteBuilder(settings, http);
    }

    /// <summary>
    /// Maps the pages: <c>/</c>, archives and every other path except <c>/admin</c>, <c>/api</c>, <c>/media</c> and
    /// <c>/health</c>. More exact routes of the host come first. Maps nothing when the site is not enabled.
    /// </summary>
    /// <exception cref="InvalidOperationException">The chosen theme is not registered.</exception>
    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<SiteSettings>().Enabled)
        {
            _ = routes.ServiceProvider.GetRequiredService<ChosenTheme>();
            SiteEndpoints.Map(routes);
        }
        return routes;
    }

    private static ChosenTheme ChosenTheme(SiteSettings settings, IEnumerable<Theme> themes)
    {
        var known = themes.ToArray();
        var chosen = known.FirstOrDefault(theme => theme.Name.Equals(settings.Theme, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidOperationException(
                $"The setting Cms:Site:Theme names '{settings.Theme}'; there is: {string.Join(", ", known.Select(theme => theme.Name))}.");
        return new ChosenTheme(chosen);
    }
}
