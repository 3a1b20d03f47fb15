using System.Net;
using System.Text.RegularExpressions;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Api;

/// <summary>Programs sign in with tokens: shown once, good until they end, refused otherwise.</summary>
public abstract partial class TokenTests(Sites sites)
{
    private const string OnlyForTheDesk = "{ sourceStoryConnection(status: LATEST) { totalCount } }";

    [Fact]
    public async Task A_token_is_printed_alone_on_standard_output_and_works_at_once()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        var created = (await Verb.RunAsync(data, "token", "create", "feed reader", "--role", "Editor", "--expires", "90d")).Succeeded();

        Assert.Matches(Token(), created.Output);
        Assert.Contains("only now", created.Errors, StringComparison.Ordinal);
        var token = created.Output.Trim();
        var answer = await server.DataAsync(OnlyForTheDesk, token: token);
        Assert.True((int)answer["sourceStoryConnection"]!["totalCount"]! > 0);
        Assert.DoesNotContain(token, await AllBytesAsync(data), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drg_")]
    [InlineData("drg_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("nonsense")]
    [InlineData("../../etc/passwd")]
    public async Task A_token_that_is_unknown_is_refused_and_not_served_as_nobody(string token)
    {
        var server = await sites.SharedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/graphql?query={__typename}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("__typename", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--role", "No such role", 1, "No such role")]
    [InlineData("--expires", "soon", 2, "soon")]
    [InlineData("--expires", "0d", 2, "0d")]
    public async Task A_token_that_cannot_be_is_refused_in_one_message(string option, string value, int code, string named)
    {
        var arguments = new List<string> { "token", "create", "x" };
        if (option != "--role")
            arguments.AddRange(["--role", "Editor"]);
        (await Verb.RunAsync(await sites.ScratchAsync(), [.. arguments, option, value])).Refused(code, named);
    }

    private static async Task<string> AllBytesAsync(SiteData data)
    {
        var all = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(data.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }

    [GeneratedRegex(@"\Adrg_[A-Za-z0-9_-]{43}\r?\n\z")]
    private static partial Regex Token();
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteTokenTests(SqliteSites sites) : TokenTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlTokenTests(PostgreSqlSites sites) : TokenTests(sites);
