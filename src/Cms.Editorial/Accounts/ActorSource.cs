using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Cms.Content.Items;
using Cms.Data;
using Cms.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Cms.Editorial.Accounts;

/// <summary>Says what a caller may do at this moment, from the roles and grants in the database.</summary>
public sealed class ActorSource
{
    private readonly Func<UserManager<CmsUser>> _users;
    private readonly ApiTokenStore _tokens;
    private readonly RolePermissions _roles;
    private readonly TimeProvider _time;

    internal ActorSource(Func<UserManager<CmsUser>> users, ApiTokenStore tokens, RolePermissions roles, TimeProvider time) =>
        (_users, _tokens, _roles, _time) = (users, tokens, roles, time);

    /// <summary>Somebody who is not signed in.</summary>
    public async ValueTask<Actor> AnonymousAsync(CancellationToken cancellationToken) =>
        _roles.Anonymous(await _roles.GetAsync(cancellationToken), known => Build(known, null, "anonymous", [], [], isSignedIn: false));

    /// <returns>Null when the account is gone, disabled, or has another security stamp than the session.</returns>
    public async Task<Actor?> FromAccountAsync(string accountId, string? securityStamp, CancellationToken cancellationToken)
    {
        var users = _users();
        if (await users.FindByIdAsync(accountId) is not { IsEnabled: true } user
            || (securityStamp is not null && securityStamp != user.SecurityStamp))
            return null;

        var actor = await BuildAsync(
            user.Id,
            user.UserName!,
            await users.GetRolesAsync(user),
            [.. await users.GetClaimsAsync(user)],
            isSignedIn: true,
            cancellationToken);
        return ItemId.TryParse(user.ContributorId, out var contributor) ? actor with { Contributor = contributor } : actor;
    }

    /// <summary>Those of these accounts that can sign in.</summary>
    internal async Task<IReadOnlyList<Actor>> FromAccountsAsync(IReadOnlyList<Account> accounts, CancellationToken cancellationToken)
    {
        var known = await _roles.GetAsync(cancellationToken);
        return
        [
            .. accounts.Where(account => account.User.IsEnabled).Select(account =>
                Build(known, account.User.Id, account.User.UserName!, account.Roles, [.. account.Claims], isSignedIn: true) with
                {
                    Contributor = ItemId.TryParse(account.User.ContributorId, out var contributor) ? contributor : null,
                }),
        ];
    }

    /// <returns>Null when the token is unknown or has expired, or its account is gone or disabled.</returns>
    public async Task<Actor?> FromTokenAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Length != CreateToken.TokenLength || !token.StartsWith(CreateToken.Prefix, StringComparison.Ordinal))
            return null;
        if (await _tokens.FindByHashAsync(HashOf(token), cancellationToken) is not { } found
            || found.ExpiresUtc <= _time.GetUtcNow().UtcDateTime)
            return null;
        await NoteUseAsync(found, cancellationToken);
        if (found.AccountId is { } account)
            return await FromAccountAsync(account, securityStamp: null, cancellationToken);
        return await BuildAsync(null, $"token {found.Name}", [found.Role], [], isSignedIn: true, cancellationToken);
    }

    /// <summary>To some minutes, and only if nothing else is being written: a request is not kept waiting for it.</summary>
    private async Task NoteUseAsync(ApiToken token, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        if (now - token.LastUsedUtc < TimeSpan.FromMinutes(10))
            return;

        try
        {
            await _tokens.SetUsedAsync(token.Id, now, cancellationToken);
        }
        catch (DatabaseBusyException)
        {
            // The next request notes it.
        }
    }

    internal static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private async Task<Actor> BuildAsync(
        string? accountId, string name, IEnumerable<string> roles, IReadOnlyCollection<Claim> claims, bool isSignedIn, CancellationToken cancellationToken)
    {
        return Build(await _roles.GetAsync(cancellationToken), accountId, name, roles, claims, isSignedIn);
    }

    private static Actor Build(
        ImmutableSortedDictionary<string, RoleListing> known, string? accountId, string name, IEnumerable<string> roles,
        IReadOnlyCollection<Claim> claims, bool isSignedIn)
    {
        var own = roles.ToImmutableSortedSet(StringComparer.OrdinalIgnoreCase);
        var all = own.Add(Permissions.AnonymousRole);
        if (isSignedIn)
            all = all.Add(Permissions.AuthenticatedRole);
        return new Actor(
            accountId,
            name,
            own,
            [.. all.SelectMany(r => known.GetValueOrDefault(r)?.Permissions ?? []), .. ValuesOf(claims, AccountClaims.Grant)],
            [.. all.SelectMany(r => known.GetValueOrDefault(r)?.Denied ?? []), .. ValuesOf(claims, AccountClaims.Deny)],
            own.Contains(Permissions.AdministratorRole))
        { HasCoarseTimes = AccountClaims.WantsCoarseTimes(claims) };
    }

    private static IEnumerable<string> ValuesOf(IEnumerable<Claim> claims, string type) =>
        claims.Where(c => c.Type == type).Select(c => c.Value);
}
