using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.CommandLine;

public abstract class UserVerbTests(Sites sites)
{
    [Fact]
    public async Task A_user_added_beside_a_running_server_can_sign_in_with_the_password_from_standard_input()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        const string Password = "four words nobody combines";
        var added = (await Verb.RunAsync(
            data, Password + "\n", ["user", "add", "samira", "--role", "Translator", "--pair", "ar:en", "--pair", "ar:fr"])).Succeeded();

        Assert.Contains("samira", added.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, added.All, StringComparison.Ordinal);
        using var samira = await AdminClient.SignInAsync(server, "samira", Password);
        var (status, desk) = await samira.PageAsync("/admin");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("samira", desk.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_generated_when_none_is_given_and_shown_once()
    {
        var data = await sites.CopyAsync();
        var added = (await Verb.RunAsync(data, "user", "add", "nour", "--role", "Editor")).Succeeded();
        var password = added.Output[(added.Output.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();

        await using var server = await CmsProcess.StartAsync(data);
        using var nour = await AdminClient.SignInAsync(server, "nour", password);
        Assert.DoesNotContain(password, server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", "No such role", "ar:en", 1, "No such role")]
    [InlineData("x", "Translator", "arabic", 2, "arabic")]
    [InlineData("translator", "Translator", "ar:en", 1, "translator")]
    [InlineData("", "Translator", "ar:en", 1, "")]
    public async Task A_user_that_cannot_be_is_refused_in_one_message(string name, string role, string pair, int code, string named) =>
        (await Verb.RunAsync(await sites.ScratchAsync(), "long enough password\n", ["user", "add", name, "--role", role, "--pair", pair])).Refused(code, named);

    [Fact]
    public async Task A_password_that_is_too_weak_is_refused_and_no_account_is_made()
    {
        var data = await sites.ScratchAsync();
        (await Verb.RunAsync(data, "1234\n", ["user", "add", "weak", "--role", "Translator"])).Refused(1, "password");
        (await Verb.RunAsync(data, "1234\n", ["user", "add", "weak", "--role", "Translator"])).Refused(1, "password");
    }
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteUserVerbTests(SqliteSites sites) : UserVerbTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlUserVerbTests(PostgreSqlSites sites) : UserVerbTests(sites);
