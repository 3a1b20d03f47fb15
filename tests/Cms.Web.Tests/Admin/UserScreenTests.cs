using System.Net;
using Cms.Web.Tests.Running;

namespace Cms.Web.Tests.Admin;

/// <summary>Accounts over the screens: made, changed, disabled, given a new password; and each takes effect at once.</summary>
public abstract class UserScreenTests(Sites sites)
{
    [Fact]
    public async Task An_account_is_made_changed_disabled_and_given_a_new_password()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        var password = await CreateAsync(admin, "hala", ("role", "Translator"), ("pairs", "ar:en, ar:fr"));

        using var hala = await AdminClient.SignInAsync(server, "hala", password);
        Assert.Equal(HttpStatusCode.OK, (await hala.PageAsync("/admin")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await hala.PageAsync("/admin/users")).Status);

        var address = await AddressAsync(admin, "hala");
        using (var changed = await admin.SendAsync(await FormAsync(admin, address, "input[name=enabled]"), new() { ["enabled"] = null, ["do"] = "save" }))
            Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await hala.PageAsync("/admin")).Status); // to the sign-in page: the session is over
        Assert.NotEqual(HttpStatusCode.SeeOther, await hala.TrySignInAsync("hala", password));

        using (var enabled = await admin.SendAsync(await FormAsync(admin, address, "input[name=enabled]"), new() { ["enabled"] = "1", ["do"] = "save" }))
            Assert.Equal(HttpStatusCode.SeeOther, enabled.StatusCode);
        using var reset = await admin.SendAsync(await FormAsync(admin, address, "button[value=reset]"), new() { ["do"] = "reset" });
        var renewed = AdminClient.Parse(await reset.Content.ReadAsStringAsync()).QuerySelector(".secret")!.TextContent;
        Assert.NotEqual(HttpStatusCode.SeeOther, await hala.TrySignInAsync("hala", password));
        using var again = await AdminClient.SignInAsync(server, "hala", renewed);
    }

    [Fact]
    public async Task A_person_changes_their_own_password_and_their_other_sessions_end()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var here = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        using var elsewhere = await AdminClient.SignInAsync(server, "editor", data.Accounts["editor"]);
        using var changed = await here.SendAsync(await FormAsync(here, "/admin/account", "#old-password"), new()
        {
            ["old-password"] = data.Accounts["editor"],
            ["new-password"] = "quiet copper lantern field",
        });

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.PageAsync("/admin")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await elsewhere.PageAsync("/admin")).Status);
        using var again = await AdminClient.SignInAsync(server, "editor", "quiet copper lantern field");
    }

    [Fact]
    public async Task Nobody_makes_themselves_or_others_more_than_they_are()
    {
        var data = await sites.CopyAsync();
        await using var server = await CmsProcess.StartAsync(data);
        using var admin = await AdminClient.SignInAsync(server, "admin", data.Accounts["admin"]);
        var password = await CreateAsync(admin, "chief", ("role", "Managing editor"));
        using var chief = await AdminClient.SignInAsync(server, "chief", password);

        var (_, list) = await chief.PageAsync("/admin/users");
        using (var made = await chief.SendAsync(AdminClient.FormOf(list, "#pairs"), new() { ["name"] = "puppet", ["role"] = "Administrator" }))
            Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
        var address = await AddressAsync(chief, "chief");
        using (var raised = await chief.SendAsync(await FormAsync(chief, address, "input[name=enabled]"), new() { ["role"] = "Administrator", ["do"] = "save" }))
            Assert.Equal(HttpStatusCode.Forbidden, raised.StatusCode);
        var ofAdmin = await AddressAsync(chief, "admin");
        using (var reset = await chief.SendAsync(await FormAsync(chief, ofAdmin, "button[value=reset]"), new() { ["do"] = "reset" }))
            Assert.Equal(HttpStatusCode.Forbidden, reset.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.PageAsync("/admin")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var server = await sites.SharedAsync();
        using var person = await AdminClient.SignInAsync(server, "translator", (await sites.FirstAsync()).Data.Accounts["translator"]);
        using var answer = await person.SendAsync(await FormAsync(person, "/admin", "form[action='/admin/sign-out'] button"), []);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await person.PageAsync("/admin")).Status);
    }

    /// <returns>The password that the page showed.</returns>
    private static async Task<string> CreateAsync(AdminClient admin, string name, params (string Name, string Value)[] fields)
    {
        var values = fields.ToDictionary(f => f.Name, f => (string?)f.Value);
        values["name"] = name;
        using var answer = await admin.SendAsync(await FormAsync(admin, "/admin/users", "#pairs"), values);
        var page = AdminClient.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.Body!.TextContent);
        return page.QuerySelector(".secret")!.TextContent;
    }

    private static async Task<string> AddressAsync(AdminClient person, string name) =>
        (await person.PageAsync("/admin/users")).Page.QuerySelectorAll("a[href^='/admin/users/']").Single(a => a.TextContent.Trim() == name).GetAttribute("href")!;

    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> FormAsync(AdminClient person, string address, string selector) =>
        AdminClient.FormOf((await person.PageAsync(address)).Page, selector);
}

[Collection(SqliteSites.Collection)]
public sealed class SqliteUserScreenTests(SqliteSites sites) : UserScreenTests(sites);

[Collection(PostgreSqlSites.Collection)]
public sealed class PostgreSqlUserScreenTests(PostgreSqlSites sites) : UserScreenTests(sites);
