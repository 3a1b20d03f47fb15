using System.Collections.Immutable;

namespace Cms.Editorial.Accounts;

/// <param name="IsImplied">Held by everybody without being given: Anonymous and Authenticated.</param>
public sealed record RoleListing(string Name, string? Description, ImmutableArray<string> Permissions, bool IsImplied)
{
    /// <summary>What whoever has this role may not, whatever else gives it; sorted.</summary>
    public ImmutableArray<string> Denied { get; init; } = [];
}

/// <summary>All roles, by name.</summary>
public sealed class ListRoles
{
    private readonly RolePermissions _roles;

    internal ListRoles(RolePermissions roles) => _roles = roles;

    /// <returns>The roles, or <c>may-not-list-users</c>.</returns>
    public async Task<Result<IReadOnlyList<RoleListing>>> RunAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.Can(Permissions.ListUsers) || actor.Can(Permissions.ManageUsers)
            ? Result.Of<IReadOnlyList<RoleListing>>([.. (await _roles.GetAsync(cancellationToken)).Values])
            : Problem.Forbidden("may-not-list-users", "You may not see the roles.");
}
