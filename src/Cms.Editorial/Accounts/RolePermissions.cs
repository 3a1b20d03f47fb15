using System.Collections.Immutable;
using Cms.Data;
using Cms.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Editorial.Accounts;

/// <summary>All roles with their permissions, read again when the epoch of definitions has moved. Singleton.</summary>
internal sealed class RolePermissions : IDisposable
{
    private readonly EpochCache<ImmutableSortedDictionary<string, RoleListing>> _cache;
    private volatile AnonymousActor? _anonymous;

    public RolePermissions(EpochWatch epochs, IServiceScopeFactory scopes) => _cache = new(epochs, scopes, e => e.Definitions, LoadAsync);

    /// <summary>By name, without case.</summary>
    internal ValueTask<ImmutableSortedDictionary<string, RoleListing>> GetAsync(CancellationToken cancellationToken) =>
        _cache.GetAsync(cancellationToken);

    /// <summary>The same actor for everybody who is not signed in, until the roles change.</summary>
    internal Actor Anonymous(
        ImmutableSortedDictionary<string, RoleListing> known, Func<ImmutableSortedDictionary<string, RoleListing>, Actor> build)
    {
        if (_anonymous is { } anonymous && ReferenceEquals(anonymous.Of, known))
            return anonymous.Actor;
        var actor = build(known);
        _anonymous = new AnonymousActor(known, actor);
        return actor;
    }

    public void Dispose() => _cache.Dispose();

    private static async Task<ImmutableSortedDictionary<string, RoleListing>> LoadAsync(
        IServiceProvider services, ImmutableSortedDictionary<string, RoleListing>? before, CancellationToken cancellationToken)
    {
        var roles = services.GetRequiredService<RoleManager<CmsRole>>();
        var found = ImmutableSortedDictionary.CreateBuilder<string, RoleListing>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in roles.Roles.ToList())
        {
            var claims = await roles.GetClaimsAsync(role);
            found[role.Name!] = new RoleListing(
                role.Name!,
                role.Description,
                [.. claims.Where(c => c.Type == AccountClaims.Permission).Select(c => c.Value).Order(StringComparer.Ordinal)],
                role.Name is Permissions.AnonymousRole or Permissions.AuthenticatedRole)
            {
                Denied = AccountClaims.DeniedOf(claims),
            };
        }

        return found.ToImmutable();
    }

    private sealed record AnonymousActor(ImmutableSortedDictionary<string, RoleListing> Of, Actor Actor);
}
