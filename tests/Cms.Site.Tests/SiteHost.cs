using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Observer;

namespace Cms.Site.Tests;

/// <summary>The site in a tiny host on a real port, asked over real HTTP.</summary>
internal sealed class SiteHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SiteHost(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    public Uri Address => _http.BaseAddress!;

    /// <param name="endpoint">Mapped in this process; null when the settings name another.</param>
    /// <param name="map">Further routes of the host.</param>
    /// <param name="settings">Keys and values on top of those of the invented newspaper.</param>
    public static Task<SiteHost> StartAsync(
        FakeEndpoint? endpoint, Action<WebApplication>? map = null, params (string Key, string Value)[] settings) =>
        StartAsync(endpoint, _ => { }, map, settings);

    /// <param name="endpoint">Mapped in this process; null when the settings name another.</param>
    /// <param name="add">Further services of the host.</param>
    /// <param name="map">Further routes of the host.</param>
    /// <param name="settings">Keys and values on top of those of the invented newspaper.</param>
    public static async Task<SiteHost> StartAsync(
        FakeEndpoint? endpoint,
        Action<IServiceCollection> add,
        Action<WebApplication>? map,
        params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cms:SiteName"] = "The Crossing",
            ["Cms:BaseUrl"] = "https://crossing.example/",
            ["Cms:TimeZone"] = "Asia/Damascus",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        builder.Services.AddSite(builder.Configuration);
        builder.Services.AddObserverTheme();
        builder.Services.AddHttpContextAccessor();
        add(builder.Services);

        var app = builder.Build();
        app.MapSite();
        endpoint?.Map(app);
        map?.Invoke(app);
        await app.StartAsync();
        return new SiteHost(app);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>The page at a path, which must answer with <paramref name="status"/>.</summary>
    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }
}
