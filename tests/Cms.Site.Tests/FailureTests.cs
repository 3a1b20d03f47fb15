using System.Net;
using Cms.Site.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Site.Tests;

public sealed class FailureTests
{
    public static TheoryData<string> Pages => new(
        "/", "/ar", "/sections/news", "/keywords/bread", "/society/last-baker-of-wadi-street", "/outlets/al-rasif",
        "/contributors/lina-haddad", "/about");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task When_the_endpoint_is_down_every_page_says_try_again(string path)
    {
        // Port 9 takes no connections.
        await using var host = await SiteHost.StartAsync(null, null, ("Cms:Site:GraphQLEndpoint", "http://127.0.0.1:9/api/graphql"));
        await AssertUnavailableAsync(host, path);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task When_the_endpoint_is_slow_the_reader_does_not_wait_for_it(string path)
    {
        var endpoint = new FakeEndpoint { Instead = context => Task.Delay(Timeout.Infinite, context.RequestAborted) };
        await using var host = await SiteHost.StartAsync(endpoint, null, ("Cms:Site:TimeoutSeconds", "0.3"));
        await AssertUnavailableAsync(host, path);
    }

    [Theory]
    [InlineData(500, "text/plain", "boom at SomeClass.cs:12")]
    [InlineData(500, "application/json", "{\"errors\":[{\"message\":\"secret\"}]}")]
    [InlineData(200, "application/json", "{\"data\":{\"article\":")]
    [InlineData(200, "application/json", "{\"data\":null,\"errors\":[{\"message\":\"secret\"}]}")]
    [InlineData(200, "application/json", "{\"data\":{\"article\":null},\"errors\":[{\"message\":\"secret\",\"path\":[\"article\"]}]}")]
    [InlineData(200, "application/json", "{\"data\":{\"article\":\"secret\"}}")]
    [InlineData(200, "application/json", "[1]")]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "text/html", "<html>a login page</html>")]
    [InlineData(302, "text/html", "")]
    [InlineData(400, "application/graphql-response+json", "{\"errors\":[{\"message\":\"secret\"}]}")]
    public async Task When_the_endpoint_answers_nonsense_the_page_says_try_again(int status, string type, string body)
    {
        var endpoint = new FakeEndpoint
        {
            Instead = async context =>
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = type;
                await context.Response.WriteAsync(body);
            },
        };
        await using var host = await SiteHost.StartAsync(endpoint);
        foreach (var path in (string[])["/", "/sections/news", "/a/b", "/keywords/bread"])
            await AssertUnavailableAsync(host, path);
    }

    [Fact]
    public async Task An_endpoint_that_throws_is_a_page_too()
    {
        var endpoint = new FakeEndpoint { Instead = _ => throw new InvalidOperationException("secret") };
        await using var host = await SiteHost.StartAsync(endpoint);
        await AssertUnavailableAsync(host, "/");
    }

    [Fact]
    public async Task Without_an_endpoint_in_this_process_the_pages_say_try_again()
    {
        await using var host = await SiteHost.StartAsync(endpoint: null);
        await AssertUnavailableAsync(host, "/");
    }

    [Fact]
    public async Task A_page_without_its_navigation_is_still_a_page()
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper()
            .Answers("Navigation", "{\"data\":{\"taxonomy\":null,\"page\":null},\"errors\":[{\"message\":\"x\"}]}"));

        var article = await host.PageAsync("/society/last-baker-of-wadi-street");

        Assert.Empty(article.QuerySelectorAll("nav.sections"));
        Assert.NotNull(article.QuerySelector(".body"));
        await AssertUnavailableAsync(host, "/sections/news");
    }

    [Theory]
    [InlineData(false, "Something went wrong")]
    [InlineData(true, "This page cannot be shown at the moment")]
    public async Task A_page_that_cannot_be_drawn_is_a_whole_error_page(bool errorPageToo, string expected)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper(), services =>
        {
            var observer = services.Select(service => service.ImplementationInstance).OfType<Theme>().Single();
            services.AddSingleton(observer with
            {
                Name = "Broken",
                Pages = observer.Pages with
                {
                    Text = typeof(BrokenPage<TextPage>),
                    Error = errorPageToo ? typeof(BrokenPage<ErrorPage>) : observer.Pages.Error,
                },
            });
        }, map: null, ("Cms:Site:Theme", "Broken"));

        using var response = await host.GetAsync("/about");
        var html = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("half a page", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/feed.xml")]
    [InlineData("/sitemap.html")]
    [InlineData("/%00")]
    [InlineData("/a%0Ab")]
    [InlineData("/a%5Cb")]
    [InlineData("/a//b")]
    [InlineData("/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/%E2%80%AE")]
    [InlineData("/favicon.ico")]
    public async Task What_is_not_there_is_a_friendly_404(string path)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var response = await host.GetAsync(path);
        if (response.StatusCode == HttpStatusCode.BadRequest)
            return; // The web server itself refuses a null character.

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("This page is not here", html, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", html, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_down_is_gone_and_says_so()
    {
        var endpoint = FakeEndpoint.WithNewspaper().Answers(
            "TakenDown", variables => $$"""{"takenDown":{{(variables.GetProperty("path").GetString() == "news/gone" ? "true" : "false")}}}""");
        await using var host = await SiteHost.StartAsync(endpoint);
        using var response = await host.GetAsync("/news/gone");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("This text was taken down", html, StringComparison.Ordinal);
        Assert.Contains("noindex", html, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/news/other")).StatusCode);
    }

    [Fact]
    public async Task A_path_of_any_length_is_refused_without_asking()
    {
        var endpoint = FakeEndpoint.WithNewspaper();
        await using var host = await SiteHost.StartAsync(endpoint);

        await host.PageAsync("/" + new string('a', 2000), HttpStatusCode.NotFound);

        Assert.DoesNotContain(endpoint.Asked, asked => asked.Operation == "ArticleByPath");
    }

    [Theory]
    [InlineData("/about/", "/about")]
    [InlineData("/keywords/bread/?page=2", "/keywords/bread?page=2")]
    public async Task A_closing_slash_is_taken_away(string path, string to)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var response = await host.GetAsync(path);
        Assert.Equal(HttpStatusCode.PermanentRedirect, response.StatusCode);
        Assert.Equal(to, response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/%2F%2Fevil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/%5Cevil.example/")]
    public async Task No_path_leads_out_of_the_site(string path)
    {
        await using var host = await SiteHost.StartAsync(FakeEndpoint.WithNewspaper());
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address.ToString().TrimEnd('/') + path));
        using var response = await host.SendAsync(request);
        var location = response.Headers.Location?.ToString() ?? "/";
        Assert.True(location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal), location);
    }

    private static async Task AssertUnavailableAsync(SiteHost host, string path)
    {
        using var response = await host.GetAsync(path);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("We will be right back", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", html, StringComparison.Ordinal);
        Assert.DoesNotContain("SomeClass", html, StringComparison.Ordinal);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }
}
