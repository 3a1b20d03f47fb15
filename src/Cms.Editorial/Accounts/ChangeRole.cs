using System.Collections.Immutable;
using System.Security.Claims;
using Cms.Data;
using Cms.Data.Accounts;
using Cms.Editorial.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>What a role is to give and to deny: both are replaced.</summary>
public sealed record RoleChange(string Name, ImmutableArray<string> Permissions, ImmutableArray<string> Denied);

/// <summary>Changes what a role gives, and what it denies: a denial outweighs every grant of the person who has the role.</summary>
public sealed class ChangeRole
{
    private readonly UnitOfWork _work;
    private readonly RoleManager<CmsRole> _roles;
    private readonly EpochStore _epochs;
    private readonly AuditTrail _audit;

    internal ChangeRole(UnitOfWork work, RoleManager<CmsRole> roles, EpochStore epochs, AuditTrail audit) =>
        (_work, _roles, _epochs, _audit) = (work, roles, epochs, audit);

    /// <returns>Whether anything changed; or <c>may-not-manage-roles</c>, <c>no-such-role</c>, <c>bad-permission</c>,
    /// <c>not-yours-to-give</c>.</returns>
    public async Task<Result<bool>> RunAsync(RoleChange change, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Can(Permissions.ManageRoles))
            return Problem.Forbidden("may-not-manage-roles", "You may not change roles.");
        if (AccountRules.CheckPermissions([.. change.Permissions, .. change.Denied]) is { } bad)
            return bad;

        await using var transaction = await _work.BeginAsync(cancellationToken);
        if (await _roles.FindByNameAsync(change.Name) is not { } role)
            return Problem.NotFound("no-such-role", $"There is no role '{change.Name}'.");
        if (role.Name == Permissions.AdministratorRole)
            return Problem.Forbidden("may-not-manage-roles", "The Administrator role gives everything, and stays so.");

        var claims = await _roles.GetClaimsAsync(role);
        var before = claims.Where(c => c.Type is AccountClaims.Permission or AccountClaims.Deny).Select(c => (c.Type, c.Value)).ToHashSet();
        var after = change.Permissions.Select(p => (AccountClaims.Permission, p))
            .Concat(change.Denied.Select(p => (AccountClaims.Deny, p))).ToHashSet();
        if (after.Except(before).FirstOrDefault(c => c.Item1 == AccountClaims.Permission && !actor.Can(c.Item2)).Item2 is { } foreign)
            return Problem.Forbidden("not-yours-to-give", $"You have no '{foreign}' yourself, so you cannot give it.");
        if (before.SetEquals(after))
            return false;

        foreach (var (type, value) in before.Except(after))
            await _roles.RemoveClaimAsync(role, new Claim(type, value));
        foreach (var (type, value) in after.Except(before))
            await _roles.AddClaimAsync(role, new Claim(type, value));
        await _epochs.RaiseDefinitionsAsync(cancellationToken);
        _audit.Note(actor, AuditActions.RoleChanged, role.Name, from: InWords(before), to: InWords(after));
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static string InWords(IEnumerable<(string Type, string Value)> claims) => string.Join(
        ", ", claims.Select(c => c.Type == AccountClaims.Deny ? "not " + c.Value : c.Value).Order(StringComparer.Ordinal));
}
