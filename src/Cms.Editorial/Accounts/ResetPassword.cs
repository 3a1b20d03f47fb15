using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>Gives an account a new generated password, ends its sessions and lifts its lock.</summary>
public sealed class ResetPassword
{
    private readonly UnitOfWork _work;
    private readonly UserManager<CmsUser> _users;
    private readonly AuditTrail _audit;

    internal ResetPassword(UnitOfWork work, UserManager<CmsUser> users, AuditTrail audit) =>
        (_work, _users, _audit) = (work, users, audit);

    /// <returns>The password, to be shown once; or <c>may-not-manage-users</c>, <c>no-such-user</c>.</returns>
    public async Task<Result<string>> RunAsync(string accountId, Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, []) is { } refused)
            return refused;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _users.FindByIdAsync(accountId) is not { } user)
            return Problem.NotFound("no-such-user", "There is no such account.");
        if (AccountRules.MayManage(actor, await _users.GetRolesAsync(user)) is { } notTheirs)
            return notTheirs;

        var password = GeneratedPassword.New();
        var result = await _users.RemovePasswordAsync(user);
        if (result.Succeeded)
            result = await _users.AddPasswordAsync(user, password);
        if (result.Succeeded)
            result = await _users.UpdateSecurityStampAsync(user);
        if (result.Succeeded)
            result = await _users.SetLockoutEndDateAsync(user, null);
        if (!result.Succeeded)
            return AccountRules.ToProblem(result);

        _audit.Note(actor, AuditActions.PasswordReset, user.Id);
        await transaction.CommitAsync(cancellationToken);
        return password;
    }
}
