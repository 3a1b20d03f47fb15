using System.Net;
using System.Net.Http.Headers;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Hosting;

/// <summary>How the host answers around the pages: headers, files, refusals.</summary>
public abstract class AnswerTests(Sites sites)
{
    private const string Picture = "/media/sample/river-terraces.jpg";

    [Fact]
    public async Task A_media_file_is_served_as_what_it_is_and_may_be_kept()
    {
        var server = await sites.SharedAsync();
        using var answer = await server.Client.GetAsync(new Uri(Picture, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "recipes", "newsroom", "media", "river-terraces.jpg")), await answer.Content.ReadAsByteArrayAsync());

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(Picture, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await server.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/media/no-such.jpg")]
    [InlineData("/media/")]
    [InlineData("/media/..%2fcms.db")]
    [InlineData("/media/sample/..%2f..%2fcms.db")]
    [InlineData("/media/%2e%2e/cms.db")]
    [InlineData("/media/sample%00.jpg")]
    public async Task A_media_file_that_is_none_is_not_found(string path)
    {
        using var answer = await (await sites.SharedAsync()).Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
    }

    [Theory]
    [InlineData("/no/such/page")]
    [InlineData("/news/no-such-article")]
    public async Task A_page_that_is_not_there_is_a_page_that_says_so(string path)
    {
        var server = await sites.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await server.Client.SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<h1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_admin_UI_asks_a_stranger_to_sign_in_and_remembers_where_to()
    {
        var server = await sites.SharedAsync();
        using var answer = await server.Client.GetAsync(new Uri("/admin/items?q=x", UriKind.Relative));

        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect, answer.StatusCode.ToString());
        Assert.Equal("/admin/sign-in?next=%2Fadmin%2Fitems%3Fq%3Dx", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_workspace_API_answers_a_stranger_with_401()
    {
        using var answer = await (await sites.SharedAsync()).Client.GetAsync(new Uri("/admin/api/translations/articleferry00000000000000", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/")]
    [InlineData("/api/graphql?query={__typename}")]
    public async Task Every_answer_is_marked_and_none_names_the_server(string path)
    {
        using var answer = await (await sites.SharedAsync()).Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        if (answer.Content.Headers.ContentType!.MediaType == "text/html")
            Assert.DoesNotContain("unsafe-inline", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer()
    {
        await using var server = await sites.StartCopyAsync();
        using var client = new AdminClient(server.NewClient());
        var unknown = await client.FailToSignInAsync("nobody-of-that-name", "some password or other");
        var wrong = await client.FailToSignInAsync("translator", "some password or other");

        Assert.NotEmpty(unknown);
        Assert.Equal(unknown, wrong);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "intruder", ["role"] = "Administrator" });
        using var answer = await admin.Http.PostAsync(new Uri("/admin/users", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var (_, users) = await admin.PageAsync("/admin/users");
        Assert.DoesNotContain("intruder", users.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_down()
    {
        await using var server = await sites.StartCopyAsync();
        using var client = new AdminClient(server.NewClient());
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
            statuses.Add(await client.TrySignInAsync($"nobody{i}", "wrong"));

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.True(statuses.IndexOf(HttpStatusCode.TooManyRequests) >= 10, "A person may mistype.");
        Assert.DoesNotContain(HttpStatusCode.SeeOther, statuses);
    }

    [Fact]
    public async Task An_account_is_locked_after_some_wrong_passwords_even_for_the_right_one()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var client = new AdminClient(server.NewClient());
        for (var i = 0; i < 12; i++)
            Assert.NotEqual(HttpStatusCode.SeeOther, await client.TrySignInAsync("editor", $"wrong {i}"));

        Assert.NotEqual(HttpStatusCode.SeeOther, await client.TrySignInAsync("editor", data.Accounts["editor"]));
        Assert.Equal(HttpStatusCode.SeeOther, await client.TrySignInAsync("translator", data.Accounts["translator"]));
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteAnswerTests(SqliteSites sites) : AnswerTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlAnswerTests(PostgreSqlSites sites) : AnswerTests(sites);
