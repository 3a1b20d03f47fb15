using System.Security.Claims;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Activities;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>Creates an account.</summary>
public sealed class AddUser
{
    private readonly UnitOfWork _work;
    private readonly UserManager<CmsUser> _users;
    private readonly AccountRules _rules;
    private readonly AuditTrail _audit;
    private readonly AccountEvents _events;
    private readonly TimeProvider _time;

    internal AddUser(UnitOfWork work, UserManager<CmsUser> users, AccountRules rules, AuditTrail audit, AccountEvents events, TimeProvider time) =>
        (_work, _users, _rules, _audit, _events, _time) = (work, users, rules, audit, events, time);

    /// <returns>The account, or <c>may-not-manage-users</c>, <c>name-taken</c>, <c>no-such-role</c>, <c>bad-password</c>,
    /// <c>bad-name</c>, <c>bad-email</c>, <c>no-such-contributor</c>.</returns>
    public async Task<Result<AddedUser>> RunAsync(NewUser user, Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, user.Roles) is { } refused)
            return refused;
        if (AccountRules.CheckName(user.Name) is { } badName)
            return badName;
        var roles = await _rules.CheckRolesAsync(user.Roles, cancellationToken);
        if (!roles.Succeeded)
            return roles.Problem;
        if (await _rules.CheckContributorAsync(user.Contributor, cancellationToken) is { } badContributor)
            return badContributor;

        var account = new CmsUser
        {
            UserName = user.Name,
            Email = string.IsNullOrWhiteSpace(user.Email) ? null : user.Email.Trim(),
            ContributorId = user.Contributor?.Value,
            IsEnabled = true,
            LockoutEnabled = true,
            CreatedUtc = _time.GetUtcNow().UtcDateTime,
        };
        var generated = user.Password is null ? GeneratedPassword.New() : null;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        var result = await _users.CreateAsync(account, user.Password ?? generated!);
        if (result.Succeeded && roles.Value.Length > 0)
            result = await _users.AddToRolesAsync(account, roles.Value);
        Claim[] pairs = [.. user.Pairs.Distinct().Select(AccountClaims.GrantOf)];
        if (result.Succeeded && pairs.Length > 0)
            result = await _users.AddClaimsAsync(account, pairs);
        if (!result.Succeeded)
            return AccountRules.ToProblem(result);

        _audit.Note(
            actor,
            AuditActions.AccountAdded,
            account.Id,
            to: AccountRules.InWords(roles.Value, user.Pairs.Distinct(), account.IsEnabled, hasCoarseTimes: false));
        await _events.RaiseAsync(ActivityKinds.UserCreated, account, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new AddedUser(account.Id, account.UserName, generated);
    }
}
