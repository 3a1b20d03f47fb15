using System.Security.Claims;
using Cms.Data.Accounts;
using Cms.Data.Tests.Items;
using Cms.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Data.Tests.Accounts;

public abstract class AccountStoresContract(DatabaseProvider provider) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(
        provider, services => services.AddIdentityCore<CmsUser>().AddRoles<CmsRole>().AddCmsIdentityStores());

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task An_account_keeps_its_role_claims_lockout_and_password()
    {
        await InScopeAsync(async (users, roles) =>
        {
            await SucceedAsync(roles.CreateAsync(new CmsRole { Name = "Translator", Description = "Translates" }));
            await SucceedAsync(roles.AddClaimAsync((await roles.FindByNameAsync("Translator"))!, new Claim("Permission", "EditOwn_Article")));
            var user = new CmsUser { UserName = "ann", Email = "ann@example.org", ContributorId = "c", CreatedUtc = Sample.Noon.AddTicks(7) };
            await SucceedAsync(users.CreateAsync(user, "Long enough 1!"));
            await SucceedAsync(users.AddToRoleAsync(user, "Translator"));
            await SucceedAsync(users.AddClaimAsync(user, new Claim("Grant", "Translate ar>en")));
            await SucceedAsync(users.SetLockoutEndDateAsync(user, new DateTimeOffset(Sample.Noon.AddTicks(3)).ToOffset(TimeSpan.FromHours(2))));
        });

        await InScopeAsync(async (users, roles) =>
        {
            var user = (await users.FindByNameAsync("ANN"))!;
            Assert.Equal(("c", true, Sample.Noon.AddTicks(7)), (user.ContributorId!, user.IsEnabled, user.CreatedUtc));
            Assert.Equal(new DateTimeOffset(Sample.Noon.AddTicks(3)), user.LockoutEnd);
            Assert.True(await users.CheckPasswordAsync(user, "Long enough 1!"));
            Assert.False(await users.CheckPasswordAsync(user, "long enough 1!"));
            Assert.Equal(["Translator"], await users.GetRolesAsync(user));
            Assert.Equal("Translate ar>en", Assert.Single(await users.GetClaimsAsync(user)).Value);
            Assert.Equal("EditOwn_Article", Assert.Single(await roles.GetClaimsAsync((await roles.FindByNameAsync("Translator"))!)).Value);
        });

        var account = Assert.Single(await _database.InScopeAsync(s => s.GetRequiredService<AccountStore>().ListAsync(default)));
        Assert.Equal(("ann", "Translator", "Translate ar>en"), (account.User.UserName!, account.Roles.Single(), account.Claims.Single().Value));
        var names = await _database.InScopeAsync(s => s.GetRequiredService<AccountStore>().FindNamesAsync([account.User.Id, "nobody"], default));
        Assert.Equal([new(account.User.Id, "ann")], names);
    }

    [Fact]
    public async Task An_account_made_in_a_transaction_that_does_not_commit_was_never_there()
    {
        await _database.InScopeAsync(async services =>
        {
            await using var transaction = await services.GetRequiredService<UnitOfWork>().BeginAsync(default);
            await SucceedAsync(services.GetRequiredService<UserManager<CmsUser>>().CreateAsync(new CmsUser { UserName = "ghost" }));
        });

        await InScopeAsync(async (users, _) => Assert.Null(await users.FindByNameAsync("ghost")));
    }

    [Fact]
    public async Task A_change_based_on_an_old_state_of_an_account_is_refused()
    {
        await InScopeAsync(async (users, _) => await SucceedAsync(users.CreateAsync(new CmsUser { UserName = "bob" })));
        await InScopeAsync(async (mine, _) =>
        {
            var seen = (await mine.FindByNameAsync("bob"))!;
            await InScopeAsync(async (theirs, _) =>
            {
                var other = (await theirs.FindByNameAsync("bob"))!;
                other.IsEnabled = false;
                await SucceedAsync(theirs.UpdateAsync(other));
            });
            seen.ContributorId = "late";
            Assert.False((await mine.UpdateAsync(seen)).Succeeded);
        });
    }

    [Fact]
    public async Task Of_twenty_accounts_of_one_name_at_once_one_is_made_and_nobody_sees_a_provider_error()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _database.InScopeAsync(async services =>
        {
            try
            {
                return (await services.GetRequiredService<UserManager<CmsUser>>().CreateAsync(new CmsUser { UserName = "same" })).Succeeded;
            }
            catch (DatabaseBusyException)
            {
                return false;
            }
        }))));

        Assert.Single(made, succeeded => succeeded);
    }

    [Fact]
    public async Task A_passkey_is_kept()
    {
        await InScopeAsync(async (users, _) =>
        {
            var user = new CmsUser { UserName = "eve" };
            await SucceedAsync(users.CreateAsync(user));
            await SucceedAsync(users.AddOrUpdatePasskeyAsync(user, new UserPasskeyInfo(
                [1, 2, 3], [4], new DateTimeOffset(Sample.Noon), 7, ["usb"], true, false, false, [5], [6])));
        });

        await InScopeAsync(async (users, _) =>
        {
            var passkey = Assert.Single(await users.GetPasskeysAsync((await users.FindByNameAsync("eve"))!));
            Assert.Equal((7u, new DateTimeOffset(Sample.Noon)), (passkey.SignCount, passkey.CreatedAt));
        });
    }

    [Fact]
    public async Task A_token_is_found_by_its_hash_and_gone_when_removed()
    {
        var token = new ApiToken("id", "build", new string('a', 64), "Reader", Sample.Noon, Sample.Noon.AddDays(90));
        await _database.InScopeAsync(s => s.GetRequiredService<ApiTokenStore>().AddAsync(token, default));

        Assert.Equal(token, await TokensAsync(tokens => tokens.FindByHashAsync(token.Hash, default)));
        Assert.Null(await TokensAsync(tokens => tokens.FindByHashAsync(new string('b', 64), default)));
        Assert.Equal([token], await TokensAsync(tokens => tokens.ListAsync(default)));
        Assert.True(await TokensAsync(tokens => tokens.RemoveAsync("id", default)));
        Assert.Null(await TokensAsync(tokens => tokens.FindByHashAsync(token.Hash, default)));
    }

    private Task InScopeAsync(Func<UserManager<CmsUser>, RoleManager<CmsRole>, Task> work) => _database.InScopeAsync(
        services => work(services.GetRequiredService<UserManager<CmsUser>>(), services.GetRequiredService<RoleManager<CmsRole>>()));

    private Task<T> TokensAsync<T>(Func<ApiTokenStore, Task<T>> work) =>
        _database.InScopeAsync(services => work(services.GetRequiredService<ApiTokenStore>()));

    private static async Task SucceedAsync(Task<IdentityResult> change)
    {
        var result = await change;
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}

public sealed class SqliteAccountStoresTests() : AccountStoresContract(DatabaseProvider.Sqlite);

public sealed class PostgreSqlAccountStoresTests() : AccountStoresContract(DatabaseProvider.PostgreSql);
