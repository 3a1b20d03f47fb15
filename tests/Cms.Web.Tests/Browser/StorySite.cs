using System.Net;
using System.Text.Json.Nodes;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Browser;

/// <summary>A running newsroom for the tests of one class, each with stories of its own.</summary>
public sealed class StorySite(SqliteSites sites) : IAsyncLifetime
{
    internal CmsProcess Server { get; private set; } = null!;

    internal SiteData Data { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Data = await sites.CopyAsync();
        Server = await CmsProcess.StartAsync(Data);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal string PasswordOf(string name) => Data.Accounts[name];

    /// <summary>Takes a story in and claims it for the translator.</summary>
    /// <param name="paragraphs">Of the body, in Arabic.</param>
    /// <returns>The id of the article.</returns>
    internal async Task<string> ClaimedAsync(string title, params string[] paragraphs)
    {
        var story = await TakenInAsync(title, paragraphs);
        using var person = await AdminClient.SignInAsync(Server, "translator", PasswordOf("translator"));
        return (await WorkspaceClient.ClaimAsync(person, story, "en")).Article;
    }

    internal async Task<string> TakenInAsync(string title, params string[] paragraphs)
    {
        var body = string.Concat(paragraphs.Select(p => $"<p>{p}</p>\n"));
        var file = Path.Combine(TestRun.NewFolder("story"), "story.html");
        await File.WriteAllTextAsync(file, $"<html lang=\"ar\"><head><title>{title}</title></head><body><article><h1>{title}</h1>\n{body}</article></body></html>");
        var taken = (await Verb.RunAsync(Data, "intake", file, "--as", "source", "--even-if-alike", "--language", "ar", "--outlet", "Safsaf Courier")).Succeeded().Output.TrimEnd();
        return taken[(taken.LastIndexOf('(') + 1)..^1];
    }

    /// <summary>The segments as the server has them.</summary>
    internal async Task<(string Id, string? Text, string? Omitted)[]> SegmentsAsync(string article)
    {
        using var person = await AdminClient.SignInAsync(Server, "translator", PasswordOf("translator"));
        var workspace = await new WorkspaceClient(person, article).ReadAsync();
        return [.. workspace["segments"]!.AsArray().Select(s => ((string)s!["id"]!, (string?)s["target"]?["text"], (string?)s["target"]?["omitted"]))];
    }

    /// <summary>Another hand of the translator writes a segment on what is there now.</summary>
    internal async Task WriteAsync(string article, int number, string text)
    {
        using var person = await AdminClient.SignInAsync(Server, "translator", PasswordOf("translator"));
        var client = new WorkspaceClient(person, article);
        var segment = (await client.ReadAsync())["segments"]![number - 1]!;
        var (status, kind, _) = await client.SaveAsync((string)segment["id"]!, (int?)segment["target"]?["number"] ?? 0, text);
        Assert.Equal((HttpStatusCode.OK, "saved"), (status, kind));
    }
}
