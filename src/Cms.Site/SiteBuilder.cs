using Microsoft.Extensions.DependencyInjection;

namespace Cms.Site;

/// <summary>What the host may still decide about the public site.</summary>
/// <param name="Settings">What was read from the configuration.</param>
/// <param name="HttpClient">
/// The client <c>Cms.Site</c>, which asks the GraphQL endpoint. Without <see cref="SiteSettings.GraphQLEndpoint"/> it
/// calls the endpoint <c>/api/graphql</c> of this process directly; with it, it goes over HTTP.
/// </param>
public sealed record SiteBuilder(SiteSettings Settings, IHttpClientBuilder HttpClient)
{
    /// <summary>
    /// Replaces the way into this process's endpoint. Has no effect when the settings name another endpoint.
    /// </summary>
    /// <param name="handler">Answers <c>POST /api/graphql</c>.</param>
    public SiteBuilder UseHandler(Func<IServiceProvider, HttpMessageHandler> handler)
    {
        if (Settings.GraphQLEndpoint is null)
            HttpClient.ConfigurePrimaryHttpMessageHandler(handler);
        return this;
    }
}
