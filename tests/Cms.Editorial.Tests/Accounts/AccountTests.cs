using System.Diagnostics;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Accounts;

namespace Cms.Editorial.Tests.Accounts;

public sealed class AccountTests(NewsroomSites sites) : IClassFixture<NewsroomSites>
{
    private const string Password = "seven herons on a wire";

    public static TheoryData<DatabaseProvider> Providers => NewsroomSites.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Whatever_is_wrong_a_sign_in_gets_the_same_answer_and_takes_as_long(DatabaseProvider provider)
    {
        var name = await AddAsync(provider, "Editor");
        var disabled = await AddAsync(provider, "Translator");
        var listing = await FindAsync(provider, disabled);
        await ChangeAsync(provider, listing with { IsEnabled = false });
        await CheckAsync(provider, name, Password); // the first use of everything

        var answers = new List<(Problem? Problem, TimeSpan Took)>();
        foreach (var (who, what) in ((string, string)[])[("nobody at all", Password), (name, "wrong"), (disabled, Password), (name, new string('x', 5000))])
        {
            var watch = Stopwatch.StartNew();
            answers.Add(((await CheckAsync(provider, who, what)).Problem, watch.Elapsed));
        }

        Assert.Single(answers.Select(a => (a.Problem!.Code, a.Problem.Message)).Distinct());
        Assert.All(answers, a => Assert.True(a.Took >= TimeSpan.FromMilliseconds(390), $"{a.Took}"));
        Assert.True((await CheckAsync(provider, name, Password)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Five_wrong_tries_lock_for_five_minutes_also_when_they_come_side_by_side(DatabaseProvider provider)
    {
        var name = await AddAsync(provider, "Editor");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CheckAsync(provider, name, "wrong")));
        Assert.False((await CheckAsync(provider, name, Password)).Succeeded);

        Assert.NotNull((await FindAsync(provider, name)).LockedOutUntilUtc);
        var reset = await sites[provider].RunAsync<ResetPassword, Result<string>>(
            async r => await r.RunAsync((await FindAsync(provider, name)).Id, Actor.System, default));
        Assert.True((await CheckAsync(provider, name, reset.Value)).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_session_ends_when_the_account_is_disabled_gets_other_roles_or_another_password(DatabaseProvider provider)
    {
        var site = sites[provider];
        foreach (var change in (Func<UserListing, Task>[])
        [
            u => ChangeAsync(provider, u with { IsEnabled = false }),
            u => ChangeAsync(provider, u with { Roles = ["Editor"] }),
            u => site.RunAsync<ResetPassword, Result<string>>(r => r.RunAsync(u.Id, Actor.System, default)),
        ])
        {
            var name = await AddAsync(provider, "Translator");
            var session = (await CheckAsync(provider, name, Password)).Value;
            Assert.NotNull(await FromAsync(provider, session));
            await change(await FindAsync(provider, name));
            Assert.Null(await FromAsync(provider, session));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Language_directions_and_roles_give_what_an_account_may_do(DatabaseProvider provider)
    {
        var name = await AddAsync(provider, "Translator");
        var listing = await FindAsync(provider, name);
        await ChangeAsync(provider, listing with { Pairs = [new LanguagePair("ar", "en"), new LanguagePair("ku", "en")] });

        var actor = (await CheckAsync(provider, name, Password)).Value.Actor;
        Assert.True(actor.MayTranslate(new LanguagePair("ku", "en")));
        Assert.False(actor.MayTranslate(new LanguagePair("en", "ar")));
        Assert.False(actor.HasEverything);
        Assert.True(actor.Can(Permissions.ExecuteGraphQL));
        Assert.False(actor.MayPublish("Article", actor.AccountId));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_administrator_stays(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var admin = (await ListAsync(site)).Single(u => u.Name == "admin");

        Assert.Equal("last-administrator", (await ChangeAsync(site, admin with { IsEnabled = false })).Problem!.Code);
        Assert.Equal("last-administrator", (await ChangeAsync(site, admin with { Roles = ["Editor"] })).Problem!.Code);

        await site.SignInAsync("second", "Administrator");
        var second = (await ListAsync(site)).Single(u => u.Name == "second");
        var both = await Task.WhenAll(
            Task.Run(() => ChangeAsync(site, admin with { IsEnabled = false })), Task.Run(() => ChangeAsync(site, second with { Roles = [] })));
        Assert.Single(both, r => r.Succeeded);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_manages_users_makes_no_administrators(DatabaseProvider provider)
    {
        var site = sites[provider];
        var manager = await site.SignInAsync($"m{Guid.NewGuid():n}"[..20], "Managing editor");
        var admin = (await ListAsync(site)).Single(u => u.Name == "admin");

        Task<Result<AddedUser>> AddAs(string role) => site.RunAsync<AddUser, Result<AddedUser>>(
            a => a.RunAsync(new NewUser($"n{Guid.NewGuid():n}"[..20], null, null, [role], []), manager, default));
        Assert.Equal("may-not-manage-users", (await AddAs("Administrator")).Problem!.Code);
        Assert.True((await AddAs("Editor")).Succeeded);
        Assert.Equal("no-such-role", (await AddAs("Wizard")).Problem!.Code);
        Assert.Equal("no-such-role", (await AddAs("Anonymous")).Problem!.Code);
        Assert.Equal("may-not-manage-users", (await site.RunAsync<ResetPassword, Result<string>>(r => r.RunAsync(admin.Id, manager, default))).Problem!.Code);
        Assert.Equal("may-not-manage-users", (await site.RunAsync<CreateToken, Result<CreatedToken>>(
            t => t.RunAsync(new NewToken("x", "Administrator", null), manager, default))).Problem!.Code);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password1234")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("adminadmin99!")]
    [InlineData("qwertyuiop12")]
    public async Task Passwords_that_are_guessed_first_are_refused(string password)
    {
        var refused = await sites[DatabaseProvider.Sqlite].RunAsync<AddUser, Result<AddedUser>>(a => a.RunAsync(
            new NewUser($"n{Guid.NewGuid():n}"[..20], null, password, ["Editor"], []), Actor.System, default));

        Assert.Equal("bad-password", refused.Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_token_acts_with_its_role_until_it_expires_and_only_its_hash_is_kept(DatabaseProvider provider)
    {
        await using var site = await NewsroomSite.CreateAsync(provider);
        var created = (await site.RunAsync<CreateToken, Result<CreatedToken>>(
            t => t.RunAsync(new NewToken("app", "editor", TimeSpan.FromDays(90)), Actor.System, default))).Value;

        Assert.Matches("^drg_[A-Za-z0-9_-]{43}$", created.Token);
        Assert.Equal("Editor", created.Role);
        Assert.DoesNotContain(created.Token, string.Join(" ", (await site.RunAsync<ApiTokenStore, IReadOnlyList<ApiToken>>(s => s.ListAsync(default))).Select(t => t.ToString())), StringComparison.Ordinal);
        var actor = await TokenAsync(site, created.Token);
        Assert.True(actor!.MayPublish("Article"));
        Assert.Null(actor.AccountId);
        Assert.Null(await TokenAsync(site, created.Token[..^1] + (created.Token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await TokenAsync(site, ""));

        site.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Null(await TokenAsync(site, created.Token));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Somebody_who_changes_the_own_password_stays_signed_in_with_a_new_stamp(DatabaseProvider provider)
    {
        var name = await AddAsync(provider, "Editor");
        var session = (await CheckAsync(provider, name, Password)).Value;

        Task<Result<SignedIn>> ChangeTo(string old, string next) => sites[provider].RunAsync<ChangeOwnPassword, Result<SignedIn>>(
            c => c.RunAsync(old, next, session.Actor, default));
        Assert.Equal("wrong-password", (await ChangeTo("wrong", "nine geese over the lake")).Problem!.Code);
        Assert.Equal("bad-password", (await ChangeTo(Password, "short")).Problem!.Code);
        var changed = (await ChangeTo(Password, "nine geese over the lake")).Value;

        Assert.Null(await FromAsync(provider, session));
        Assert.NotNull(await FromAsync(provider, changed));
        Assert.True((await CheckAsync(provider, name, "nine geese over the lake")).Succeeded);
    }

    private async Task<string> AddAsync(DatabaseProvider provider, string role)
    {
        var name = $"n{Guid.NewGuid():n}"[..20];
        var added = await sites[provider].RunAsync<AddUser, Result<AddedUser>>(
            a => a.RunAsync(new NewUser(name, null, Password, [role], []), Actor.System, default));
        Assert.True(added.Succeeded, added.Problem?.Message);
        return name;
    }

    private async Task<UserListing> FindAsync(DatabaseProvider provider, string name) => (await ListAsync(sites[provider])).Single(u => u.Name == name);

    private static async Task<IReadOnlyList<UserListing>> ListAsync(NewsroomSite site) =>
        (await site.RunAsync<ListUsers, Result<IReadOnlyList<UserListing>>>(l => l.RunAsync(Actor.System, default))).Value;

    private Task<Result<UserListing>> ChangeAsync(DatabaseProvider provider, UserListing to) => ChangeAsync(sites[provider], to);

    private static Task<Result<UserListing>> ChangeAsync(NewsroomSite site, UserListing to) => site.RunAsync<ChangeUser, Result<UserListing>>(
        c => c.RunAsync(new UserChange(to.Id, to.Email, to.Roles, to.Pairs, to.Contributor, to.IsEnabled), Actor.System, default));

    private Task<Result<SignedIn>> CheckAsync(DatabaseProvider provider, string name, string password) =>
        sites[provider].RunAsync<CheckPassword, Result<SignedIn>>(c => c.RunAsync(name, password, default));

    private Task<Actor?> FromAsync(DatabaseProvider provider, SignedIn session) => sites[provider].RunAsync<ActorSource, Actor?>(
        a => a.FromAccountAsync(session.Actor.AccountId!, session.SecurityStamp, default));

    private static Task<Actor?> TokenAsync(NewsroomSite site, string token) =>
        site.RunAsync<ActorSource, Actor?>(a => a.FromTokenAsync(token, default));
}
