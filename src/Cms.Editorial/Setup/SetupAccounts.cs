using System.Collections.Immutable;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Setup;

/// <summary>Creates the first accounts. One that is there from an interrupted set-up gets a new password, since nobody has
/// seen the old one.</summary>
internal sealed class SetupAccounts(
    UnitOfWork work,
    EpochStore epochs,
    UserManager<CmsUser> users,
    RoleManager<CmsRole> roles,
    AddUser add,
    ResetPassword reset,
    EditorialOptions options)
{
    /// <returns>The account, or why the configured name or password cannot be used.</returns>
    internal async Task<Result<SetupAccount>> AddAdministratorAsync(CancellationToken cancellationToken)
    {
        await EnsureAdministratorRoleAsync(cancellationToken);
        var configured = string.IsNullOrEmpty(options.AdminPassword) ? null : options.AdminPassword;
        var account = await AddAsync(
            new NewUser(options.AdminUserName, null, configured, [Permissions.AdministratorRole], []), cancellationToken);
        return account.Succeeded
            ? account
            : account.Problem with { Message = $"Cms:Setup:AdminUserName and AdminPassword: {account.Problem.Message}" };
    }

    internal async Task<ImmutableArray<SetupAccount>> AddSampleAsync(
        SampleWork sample, ImmutableArray<string>.Builder notes, CancellationToken cancellationToken)
    {
        var added = ImmutableArray.CreateBuilder<SetupAccount>();
        foreach (var wanted in sample.Accounts)
        {
            var account = await AddAsync(
                new NewUser(wanted.Name, null, null, [wanted.Role], wanted.Pairs, wanted.Contributor), cancellationToken);
            if (account.Succeeded)
                added.Add(account.Value);
            else
                notes.Add($"The account {wanted.Name} was not created: {account.Problem.Message}");
        }

        return added.ToImmutable();
    }

    private async Task<Result<SetupAccount>> AddAsync(NewUser user, CancellationToken cancellationToken)
    {
        if (await users.FindByNameAsync(user.Name) is { } existing)
        {
            if (user.Password is not null)
                return new SetupAccount(user.Name, null, user.Roles[0]);
            var password = await reset.RunAsync(existing.Id, Actor.System, cancellationToken);
            return password.Succeeded ? new SetupAccount(user.Name, password.Value, user.Roles[0]) : password.Problem;
        }

        var added = await add.RunAsync(user, Actor.System, cancellationToken);
        return added.Succeeded ? new SetupAccount(user.Name, added.Value.GeneratedPassword, user.Roles[0]) : added.Problem;
    }

    /// <summary>A site without a recipe has no roles, but somebody must be able to sign in and run one.</summary>
    private async Task EnsureAdministratorRoleAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await work.BeginAsync(cancellationToken);
        if (await roles.RoleExistsAsync(Permissions.AdministratorRole))
        {
            await transaction.CommitAsync(cancellationToken);
            return;
        }

        await roles.CreateAsync(new CmsRole { Name = Permissions.AdministratorRole, Description = "May do everything." });
        await epochs.RaiseDefinitionsAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
