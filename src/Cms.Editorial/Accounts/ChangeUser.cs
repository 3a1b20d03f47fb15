using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Data.Settings;
using Cms.Editorial.Audit;
using Cms.Editorial.Workflows.Running;
using Cms.Workflows.Activities;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>What an account is to be: everything is replaced.</summary>
public sealed record UserChange(
    string Id,
    string? Email,
    ImmutableArray<string> Roles,
    ImmutableArray<LanguagePair> Pairs,
    ItemId? Contributor,
    bool IsEnabled,
    bool HasCoarseTimes = false)
{
    /// <summary>Permissions, such as <c>PublishContent</c> or <c>Translate ar&gt;en</c>, that this account does not have, whatever
    /// else gives them.</summary>
    public ImmutableArray<string> Denied { get; init; } = [];
}

/// <summary>Changes roles, language directions and contributor of an account, disables or enables it. Its sessions end when
/// roles change or it is disabled.</summary>
public sealed class ChangeUser
{
    private readonly UnitOfWork _work;
    private readonly UserManager<CmsUser> _users;
    private readonly AccountStore _accounts;
    private readonly SettingStore _settings;
    private readonly AccountRules _rules;
    private readonly AuditTrail _audit;
    private readonly AccountEvents _events;
    private readonly TimeProvider _time;

    internal ChangeUser(
        UnitOfWork work,
        UserManager<CmsUser> users,
        AccountStore accounts,
        SettingStore settings,
        AccountRules rules,
        AuditTrail audit,
        AccountEvents events,
        TimeProvider time) =>
        (_work, _users, _accounts, _settings, _rules, _audit, _events, _time) = (work, users, accounts, settings, rules, audit, events, time);

    /// <returns>The account, or <c>may-not-manage-users</c>, <c>no-such-user</c>, <c>no-such-role</c>, <c>last-administrator</c>,
    /// <c>no-such-contributor</c>, <c>bad-permission</c>, <c>bad-email</c>, <c>changed-meanwhile</c>.</returns>
    public async Task<Result<UserListing>> RunAsync(UserChange change, Actor actor, CancellationToken cancellationToken)
    {
        if (AccountRules.MayManage(actor, change.Roles) is { } refused)
            return refused;
        if (AccountRules.CheckPermissions(change.Denied) is { } badPermission)
            return badPermission;
        var roles = await _rules.CheckRolesAsync(change.Roles, cancellationToken);
        if (!roles.Succeeded)
            return roles.Problem;
        if (await _rules.CheckContributorAsync(change.Contributor, cancellationToken) is { } badContributor)
            return badContributor;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _users.FindByIdAsync(change.Id) is not { } user)
            return Problem.NotFound("no-such-user", "There is no such account.");
        var before = await _users.GetRolesAsync(user);
        if (AccountRules.MayManage(actor, before) is { } notTheirs)
            return notTheirs;
        if (before.Contains(Permissions.AdministratorRole) && (!change.IsEnabled || !roles.Value.Contains(Permissions.AdministratorRole))
            && await IsLastAdministratorAsync(user.Id, cancellationToken))
            return Problem.Conflict("last-administrator", "This is the last account of an administrator that is enabled: make another one first.");

        var wasSo = InWords(user.IsEnabled, before, await _users.GetClaimsAsync(user));
        var wasEnabled = user.IsEnabled;
        var endsSessions = user.IsEnabled != change.IsEnabled || !before.ToHashSet().SetEquals(roles.Value);
        user.Email = string.IsNullOrWhiteSpace(change.Email) ? null : change.Email.Trim();
        user.ContributorId = change.Contributor?.Value;
        user.IsEnabled = change.IsEnabled;
        var result = await WriteAsync(user, before, roles.Value, change, endsSessions);
        if (!result.Succeeded)
            return AccountRules.ToProblem(result);

        var claims = await _users.GetClaimsAsync(user);
        var listing = ListUsers.ToListing(
            new Account(user, [.. roles.Value.Order(StringComparer.Ordinal)], [.. claims]), _time.GetUtcNow());
        _audit.Note(actor, AuditActions.AccountChanged, user.Id, from: wasSo, to: InWords(user.IsEnabled, roles.Value, claims));
        if (wasEnabled != user.IsEnabled)
            await _events.RaiseAsync(user.IsEnabled ? ActivityKinds.UserEnabled : ActivityKinds.UserDisabled, user, actor, cancellationToken);
        await _events.RaiseAsync(ActivityKinds.UserUpdated, user, actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return listing;
    }

    private async Task<IdentityResult> WriteAsync(
        CmsUser user, IList<string> before, ImmutableArray<string> roles, UserChange change, bool endsSessions)
    {
        var result = await _users.UpdateAsync(user);
        string[] gone = [.. before.Except(roles)];
        if (result.Succeeded && gone.Length > 0)
            result = await _users.RemoveFromRolesAsync(user, gone);
        string[] added = [.. roles.Except(before)];
        if (result.Succeeded && added.Length > 0)
            result = await _users.AddToRolesAsync(user, added);

        var claims = (await _users.GetClaimsAsync(user))
            .Where(claim => AccountClaims.IsPair(claim) || claim.Type is AccountSettings.ClaimType or AccountClaims.Deny).ToArray();
        Claim[] wanted =
        [
            .. change.Pairs.Distinct().Select(AccountClaims.GrantOf),
            .. change.Denied.Distinct().Select(AccountClaims.DenialOf),
            .. change.HasCoarseTimes ? [AccountClaims.HasCoarseTimes] : Array.Empty<Claim>(),
        ];
        Claim[] lost = [.. claims.Where(c => wanted.All(w => (w.Type, w.Value) != (c.Type, c.Value)))];
        if (result.Succeeded && lost.Length > 0)
            result = await _users.RemoveClaimsAsync(user, lost);
        Claim[] won = [.. wanted.Where(w => claims.All(c => (w.Type, w.Value) != (c.Type, c.Value)))];
        if (result.Succeeded && won.Length > 0)
            result = await _users.AddClaimsAsync(user, won);
        return result.Succeeded && endsSessions ? await _users.UpdateSecurityStampAsync(user) : result;
    }

    private static string InWords(bool isEnabled, IEnumerable<string> roles, IList<Claim> claims) =>
        AccountRules.InWords(roles, AccountClaims.PairsOf(claims), isEnabled, AccountClaims.WantsCoarseTimes(claims), AccountClaims.DeniedOf(claims));

    private async Task<bool> IsLastAdministratorAsync(string id, CancellationToken cancellationToken)
    {
        // Writing this row makes two such changes wait for each other, so that both cannot count the other's account.
        await _settings.SetAsync("Administrators", new JsonObject { ["ChangedUtc"] = _time.GetUtcNow().ToString("o") }, cancellationToken);
        return (await _accounts.ListAsync(cancellationToken))
            .All(a => a.User.Id == id || !a.User.IsEnabled || !a.Roles.Contains(Permissions.AdministratorRole));
    }
}
