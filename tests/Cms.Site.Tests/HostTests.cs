using System.Globalization;
using System.Net;
using System.Resources;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Observer;

namespace Cms.Site.Tests;

public sealed partial class HostTests
{
    [Fact]
    public async Task The_site_runs_on_its_own_against_an_endpoint_elsewhere()
    {
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var cms = await SiteHost.StartAsync(endpoint, null, ("Cms:Site:Enabled", "false"));
        await using var site = await SiteHost.StartAsync(
            null, null, ("Cms:Site:GraphQLEndpoint", new Uri(cms.Address, "api/graphql").ToString()));

        var page = await site.PageAsync("/society/last-baker-of-wadi-street");

        Assert.Equal("The last baker of Wadi Street keeps the oven lit", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(endpoint.Asked);
        using var disabled = await cms.GetAsync("/");
        Assert.Equal(HttpStatusCode.NotFound, disabled.StatusCode);
    }

    [Fact]
    public async Task What_belongs_to_the_host_is_left_to_it()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper(), app =>
        {
            app.MapGet("/admin/{**rest}", () => "the admin");
            app.MapGet("/media/{**file}", () => "a file");
        });

        Assert.Equal("the admin", await TextAsync("/admin/items"));
        Assert.Equal("the admin", await TextAsync("/admin"));
        Assert.Equal("a file", await TextAsync("/media/a/b.jpg"));
        foreach (var path in (string[])["/api/nothing", "/health/live", "/API/content/x", "/_content/Other/x.css", "/_framework/x.js"])
        {
            using var response = await host.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("", await response.Content.ReadAsStringAsync());
        }

        async Task<string> TextAsync(string path)
        {
            using var response = await host.GetAsync(path);
            return await response.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task A_page_is_checked_each_time_and_sent_again_only_when_it_changed()
    {
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var host = await SiteHost.StartAsync(endpoint);
        using var first = await host.GetAsync("/about");
        Assert.Equal("public, max-age=0, must-revalidate", Assert.Single(first.Headers.NonValidated["Cache-Control"]));

        using var unchanged = await AskAgainAsync();
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(first.Headers.ETag, unchanged.Headers.ETag);

        endpoint.Answers("PageByPath", FakeEndpoint.Fixture("page").Replace("Eleven", "Twelve", StringComparison.Ordinal));
        using var changed = await AskAgainAsync();
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("Twelve people", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Task<HttpResponseMessage> AskAgainAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/about", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return host.SendAsync(request);
        }
    }

    [Fact]
    public async Task Every_page_forbids_scripts_and_styles_of_its_own()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        foreach (var path in (string[])["/", "/society/last-baker-of-wadi-street", "/nothing"])
        {
            using var response = await host.GetAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        }
    }

    [Fact]
    public async Task The_stylesheet_is_small_and_may_be_kept_for_ever()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        var page = await host.PageAsync("/");

        using var response = await host.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        var css = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.InRange(css.Length, 1000, 15_000);
        using var old = await host.GetAsync("/_content/Observer/observer.css?v=old");
        Assert.DoesNotContain("immutable", old.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        using var icon = await host.GetAsync(page.QuerySelector("link[rel=icon]")!.GetAttribute("href")!);
        Assert.Equal("image/svg+xml", icon.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Robots_are_told_what_is_not_for_them()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var response = await host.GetAsync("/robots.txt");
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Disallow: /admin\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_gets_the_headers_of_the_page()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri("/about", UriKind.Relative));
        using var response = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Content.Headers.ContentLength > 500);
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Without_a_base_address_that_of_the_request_is_used()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper(), null, ("Cms:BaseUrl", ""));
        var page = await host.PageAsync("/about");
        Assert.Equal(new Uri(host.Address, "about").ToString(), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_endpoint_sees_nothing_of_the_readers_request()
    {
        var ambient = new AsyncLocal<string?>();
        var seen = new List<string>();
        var endpoint = new FakeEndpoint();
        endpoint.Instead = context =>
        {
            var accessor = context.RequestServices.GetRequiredService<IHttpContextAccessor>();
            lock (seen)
            {
                seen.Add($"{context.Request.Method} {context.Request.Path} own context: {ReferenceEquals(accessor.HttpContext, context)}, "
                    + $"cookie: '{context.Request.Headers.Cookie}', user: '{context.User.Identity?.Name}', ambient: '{ambient.Value}'");
            }
            return Task.CompletedTask;
        };
        string? readers = null;
        await using var host = await SiteHost.StartAsync(endpoint, app => app.Use(async (context, next) =>
        {
            ambient.Value = "reader";
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "an editor")], "test"));
            await next(context);
            readers = context.RequestServices.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request.Path;
        }));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/about", UriKind.Relative));
        request.Headers.Add("Cookie", "session=1");
        using var response = await host.SendAsync(request);

        Assert.Equal(["POST /api/graphql own context: True, cookie: '', user: '', ambient: ''"], seen.Distinct());
        Assert.Equal("/about", readers);
    }

    [Theory]
    [InlineData("home")]
    [InlineData("article")]
    [InlineData("by-keyword")]
    public async Task The_contract_queries_are_asked_as_they_stand(string name)
    {
        var contract = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Contract", name + ".graphql"));
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var host = await SiteHost.StartAsync(endpoint);
        foreach (var path in (string[])["/sections/news", "/keywords/bread", "/about"])
            await host.PageAsync(path);

        Assert.Contains(endpoint.Asked, asked => asked.Query == contract);
    }

    [Theory]
    [InlineData("Cms:Site:GraphQLEndpoint", "not an address", "Cms:Site:GraphQLEndpoint")]
    [InlineData("Cms:Site:GraphQLEndpoint", "ftp://example.org/", "Cms:Site:GraphQLEndpoint")]
    [InlineData("Cms:Site:TimeoutSeconds", "-1", "Cms:Site:TimeoutSeconds")]
    [InlineData("Cms:Site:Enabled", "perhaps", "Cms:Site:Enabled")]
    [InlineData("Cms:TimeZone", "Mars/Olympus", "Cms:TimeZone")]
    [InlineData("Cms:Cultures", "en,not a language", "Cms:Cultures")]
    [InlineData("Cms:Site:Theme", "Tabloid", "Cms:Site:Theme")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string value, string named)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SiteHost.StartAsync(FakeEndpoint.WithNewspaper(), null, (key, value)));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains(value.Split(',')[^1], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_phrase_of_the_theme_is_there_in_arabic()
    {
        var texts = new ResourceManager("Observer.Texts.Text", typeof(ObserverTheme).Assembly);
        var english = Phrases(CultureInfo.InvariantCulture);
        var arabic = Phrases(CultureInfo.GetCultureInfo("ar"));

        Assert.True(english.Count > 40);
        Assert.Empty(english.Keys.Except(arabic.Keys));
        Assert.All(english, phrase => Assert.Equal(Placeholder().Count(phrase.Value), Placeholder().Count(arabic[phrase.Key])));

        Dictionary<string, string> Phrases(CultureInfo culture) =>
            texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
                .Cast<System.Collections.DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
