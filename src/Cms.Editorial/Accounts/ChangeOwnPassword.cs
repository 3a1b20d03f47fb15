using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>Changes the password of the account that asks, and ends its other sessions.</summary>
public sealed class ChangeOwnPassword
{
    private readonly UnitOfWork _work;
    private readonly UserManager<CmsUser> _users;
    private readonly CheckPassword _check;
    private readonly ActorSource _actors;
    private readonly AuditTrail _audit;

    internal ChangeOwnPassword(UnitOfWork work, UserManager<CmsUser> users, CheckPassword check, ActorSource actors, AuditTrail audit) =>
        (_work, _users, _check, _actors, _audit) = (work, users, check, actors, audit);

    /// <returns>The account with its new security stamp, or <c>needs-account</c>, <c>wrong-password</c>, <c>bad-password</c>.</returns>
    public async Task<Result<SignedIn>> RunAsync(
        string oldPassword, string newPassword, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.AccountId is null)
            return Problem.Forbidden("needs-account", "Sign in first.");

        // By way of the sign-in, so that guessing the old password counts towards the lock.
        if (!(await _check.RunAsync(actor.Name, oldPassword, cancellationToken)).Succeeded)
            return Problem.Invalid("wrong-password", "The old password is not right.");

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _users.FindByIdAsync(actor.AccountId) is not { } user)
            return Problem.Forbidden("needs-account", "Sign in first.");

        var result = await _users.ChangePasswordAsync(user, oldPassword, newPassword);
        if (!result.Succeeded)
            return AccountRules.ToProblem(result);
        _audit.Note(actor, AuditActions.PasswordChanged, user.Id);
        await transaction.CommitAsync(cancellationToken);
        return await _actors.FromAccountAsync(user.Id, user.SecurityStamp, cancellationToken) is { } fresh
            ? new SignedIn(fresh, user.SecurityStamp!)
            : Problem.Forbidden("needs-account", "Sign in first.");
    }
}
