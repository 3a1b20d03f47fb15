using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Admin;

/// <summary>Uploads: pictures with an alternative text come in, anything else stays out.</summary>
public abstract class MediaScreenTests(Sites sites)
{
    private static readonly byte[] Jpeg = File.ReadAllBytes(Path.Combine(Repository.Root, "recipes", "newsroom", "media", "river-terraces.jpg"));

    [Fact]
    public async Task A_picture_is_uploaded_listed_and_served()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        using var uploaded = await UploadAsync(editor, Jpeg, "صورة النهر.jpg", "image/jpeg", "A terrace above a river");

        Assert.True(uploaded.StatusCode == HttpStatusCode.SeeOther, AdminClient.Parse(await uploaded.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")?.TextContent);
        var (_, list) = await editor.PageAsync("/admin/media");
        var picture = list.QuerySelectorAll("img").Single(i => i.GetAttribute("alt") == "A terrace above a river");
        using var served = await server.Client.GetAsync(new Uri(picture.GetAttribute("src")!, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("image/jpeg", served.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Jpeg, await served.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("page.html", "text/html", "<script>alert(1)</script>")]
    [InlineData("page.jpg", "image/jpeg", "<html><script>alert(1)</script></html>")]
    [InlineData("drawing.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("program.exe", "image/png", "MZ")]
    [InlineData("../../up.jpg", "image/jpeg", "")]
    public async Task A_file_that_is_no_picture_is_refused(string name, string type, string content)
    {
        var server = await sites.SharedAsync();
        using var editor = await AdminClient.SignInAsync(server, "editor", (await sites.FirstAsync()).Data.Accounts["editor"]);
        using var refused = await UploadAsync(editor, Encoding.UTF8.GetBytes(content), name, type, "Something");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotEmpty(AdminClient.Parse(await refused.Content.ReadAsStringAsync()).QuerySelector("[role=alert]")!.TextContent.Trim());
        Assert.Single((await editor.PageAsync("/admin/media")).Page.QuerySelectorAll("main ul.grid img"));
    }

    [Fact]
    public async Task A_picture_without_an_alternative_text_is_refused()
    {
        var server = await sites.SharedAsync();
        using var editor = await AdminClient.SignInAsync(server, "editor", (await sites.FirstAsync()).Data.Accounts["editor"]);
        using var refused = await UploadAsync(editor, Jpeg, "river.jpg", "image/jpeg", " ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_screen_that_fails_says_so_in_the_frame_of_the_others()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var editor = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        await data.ExecuteAsync("""ALTER TABLE "MediaFiles" RENAME TO "MediaFilesGone" """);
        using var answer = await editor.Http.GetAsync(new Uri("/admin/media", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        var page = AdminClient.Parse(text);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.NotEmpty(page.QuerySelector("main .message code")!.TextContent);
        Assert.NotNull(page.QuerySelector("nav a[href='/admin/items']"));
        Assert.DoesNotContain("MediaFiles", text, StringComparison.Ordinal);

        await data.ExecuteAsync("""ALTER TABLE "MediaFilesGone" RENAME TO "MediaFiles" """);
        Assert.NotEmpty((await editor.PageAsync("/admin/media")).Page.QuerySelectorAll("main ul.grid img"));
    }

    private static async Task<HttpResponseMessage> UploadAsync(AdminClient person, byte[] bytes, string name, string type, string text)
    {
        var (_, page) = await person.PageAsync("/admin/media");
        var token = AdminClient.FormOf(page, "input[type=file]").QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent(text), "alt" },
            { file, "file", name },
        };
        return await person.Http.PostAsync(new Uri("/admin/media", UriKind.Relative), form);
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteMediaScreenTests(SqliteSites sites) : MediaScreenTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlMediaScreenTests(PostgreSqlSites sites) : MediaScreenTests(sites);
